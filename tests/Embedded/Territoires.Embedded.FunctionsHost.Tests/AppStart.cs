using Territoires.Embedded.FunctionsHost.Tests.SampleApp;

namespace Territoires.Embedded.FunctionsHost.Tests;

/// <summary>A folder of one test, and the sample app started on it.</summary>
public sealed class AppStart : IDisposable
{
    public const string Noon = "2026-03-02T12:00:00Z";

    public string Folder { get; } = Directory.CreateTempSubdirectory("functions-host-").FullName;

    public Task<EmbeddedApp> SampleAsync(string? clock = Noon) => EmbeddedApp.StartAsync(SampleProgram.RunAsync, Settings(clock));

    public Dictionary<string, string?> Settings(string? clock = Noon) => new(StringComparer.Ordinal)
    {
        ["Embedded:Port"] = "0",
        ["Embedded:Data"] = Folder,
        ["Embedded:Clock"] = clock,
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
