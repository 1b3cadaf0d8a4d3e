using System.Globalization;
using Microsoft.Extensions.Configuration;
using Territoires.Embedded.DurableEngine;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>The host's own settings, under <c>Embedded:</c>, and the storage that the app will find.</summary>
/// <remarks>Port 0 is any free port; the data folder is absolute; storage is not embedded when TerritoiresStorage names Azure or Azurite.</remarks>
internal sealed record EmbeddedSettings(int Port, string DataFolder, TimeProvider Clock, bool StorageIsEmbedded)
{
    private const string Storage = "TerritoiresStorage";
    private const string EmbeddedPrefix = "Embedded=";
    private const string DefaultFolder = ".territoires";

    public string StorageFolder => Path.Combine(DataFolder, "storage");

    public string DurableDatabase => Path.Combine(DataFolder, "durable.db");

    /// <exception cref="InvalidOperationException">A setting does not parse; the message names it.</exception>
    public static EmbeddedSettings Read(IConfiguration configuration)
    {
        var storage = configuration.GetSection(Storage);
        var folder = storage.Value?.StartsWith(EmbeddedPrefix, StringComparison.OrdinalIgnoreCase) == true
            ? storage.Value[EmbeddedPrefix.Length..]
            : null;
        var embedded = folder is not null || (string.IsNullOrEmpty(storage.Value) && !storage.GetChildren().Any());
        var data = configuration["Embedded:Data"] ?? folder ?? DefaultFolder;
        return new(
            ParsePort(configuration["Embedded:Port"]),
            Path.GetFullPath(data, RepositoryRoot()),
            ParseClock(configuration["Embedded:Clock"]),
            embedded);
    }

    private static int ParsePort(string? value) => value switch
    {
        null or "" => 7071,
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 => port,
        _ => throw new InvalidOperationException($"Embedded:Port is \"{value}\"; it is a number between 0 (any free port) and 65535."),
    };

    private static TimeProvider ParseClock(string? value) => value switch
    {
        null or "" => TimeProvider.System,
        _ when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) => new VirtualClock(start),
        _ => throw new InvalidOperationException($"Embedded:Clock is \"{value}\"; it is an ISO 8601 instant where virtual time starts, or absent for the system clock."),
    };

    /// <summary>A relative data folder is the same whichever output folder the app runs from.</summary>
    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "host.json")) && folder.EnumerateFiles("*.sln").Any())
            {
                return folder.FullName;
            }
        }
        return Environment.CurrentDirectory;
    }
}
