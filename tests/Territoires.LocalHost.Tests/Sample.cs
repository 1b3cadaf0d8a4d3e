using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SampleApp;

namespace Territoires.LocalHost.Tests;

/// <summary>How the tests start the sample app.</summary>
internal static class Sample
{
    /// <summary>Its build output.</summary>
    public static string Folder { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "SampleApp").Value!;

    public static DateTimeOffset Start { get; } = new(2026, 4, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>In this process; on a held clock when one is given.</summary>
    public static Task<LocalApp> StartAsync(
        Azurite azurite, HeldClock? clock = null, string? storage = null, IReadOnlyDictionary<string, string?>? settings = null) =>
        LocalApp.StartAsync(Options(storage ?? azurite.NewAccount(), settings) with { Main = SampleApp.Program.Main, Clock = clock });

    /// <summary>As a child process.</summary>
    public static Task<LocalApp> StartChildAsync(Azurite azurite, string? storage = null) =>
        LocalApp.StartAsync(Options(storage ?? azurite.NewAccount(), null));

    public static LocalAppOptions Options(string storage, IReadOnlyDictionary<string, string?>? settings) => new()
    {
        Folder = Folder,
        Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
        {
            ["AzureWebJobsStorage"] = storage,
            ["Logging:LogLevel:Default"] = Environment.GetEnvironmentVariable("LOCALHOST_LOG") ?? "None",
        },
    };

    public static Diary Diary(this LocalApp app) => app.Services.GetRequiredService<Diary>();

    public static HttpClient Http(this LocalApp app) => new() { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(2) };
}
