using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.LocalHost;

/// <summary>What to run, and how.</summary>
public sealed record LocalAppOptions
{
    /// <summary>
    /// The build or publish output of the function app: host.json, functions.metadata, worker.config.json and the worker.
    /// </summary>
    public required string Folder { get; init; }

    /// <summary>On the loopback address; 0 takes any port that is free.</summary>
    public int Port { get; init; }

    /// <summary>
    /// As the Values of local.settings.json. Null values are left out. In process, another app of the process does not see them.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The app's entry point, to run the worker in this process; null runs it as a child process, as <c>func</c> does.</summary>
    public Func<string[], Task>? Main { get; init; }

    /// <summary>
    /// A clock that stands until it is moved, with durable orchestrations kept in memory; null: the system's clock, kept in Azure Storage.
    /// </summary>
    public HeldClock? Clock { get; init; }

    /// <summary>In process only: services that stand before the app registers its own, so that its <c>TryAdd</c> finds them.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>The Values of a local.settings.json.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static IReadOnlyDictionary<string, string?> ReadSettings(string file) =>
        new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build().GetSection("Values").GetChildren()
            .ToDictionary(one => one.Key, one => one.Value);
}
