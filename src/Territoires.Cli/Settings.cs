using Microsoft.Extensions.Configuration;

namespace Territoires.Cli;

/// <summary>The settings of this installation: local.settings.json, as the functions host reads it, then the environment.</summary>
public static class Settings
{
    public static IConfiguration Read() => new ConfigurationBuilder()
        .AddInMemoryCollection(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "local.settings.json"), optional: true)
            .Build()
            .GetSection("Values")
            .AsEnumerable(makePathsRelative: true))
        .AddEnvironmentVariables()
        .Build();
}
