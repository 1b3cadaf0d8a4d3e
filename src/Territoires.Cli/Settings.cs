using Microsoft.Extensions.Configuration;
using Territoires.LocalHost;

namespace Territoires.Cli;

/// <summary>The settings of this installation: local.settings.json, as the functions host reads it, then the environment.</summary>
public static class Settings
{
    public static IConfiguration Read() =>
        new ConfigurationBuilder().AddInMemoryCollection(OfLocalFile()).AddEnvironmentVariables().Build();

    /// <summary>The values of the file alone; none where there is no file.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> OfLocalFile()
    {
        var file = Path.Combine(Checkout.Root, "local.settings.json");
        return File.Exists(file) ? LocalAppOptions.ReadSettings(file) : [];
    }
}
