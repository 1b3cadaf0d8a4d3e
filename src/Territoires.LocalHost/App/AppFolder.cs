using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Territoires.LocalHost.App;

/// <summary>The output of a function app, read and found fit to run.</summary>
internal sealed class AppFolder
{
    private AppFolder(string path, IConfiguration settings)
    {
        Path = path;
        Settings = settings;
        Host = new HostJson(Existing("host.json"), settings);
        Functions = [.. ReadFunctions().Where(one => !IsDisabled(one))];
    }

    public string Path { get; }

    /// <summary>The app's settings; a double underscore in a name reads as a colon.</summary>
    public IConfiguration Settings { get; }
    public HostJson Host { get; }

    /// <summary>In the real host's order: by name, ordinal, ignoring case. Disabled ones are left out.</summary>
    public IReadOnlyList<AppFunction> Functions { get; }

    /// <exception cref="StartRefusedException">A file is missing, or something in it could not run.</exception>
    public static AppFolder Read(LocalAppOptions options)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(options.Settings.Select(
                one => KeyValuePair.Create(one.Key.Replace("__", ":", StringComparison.Ordinal), one.Value)))
            .Build();
        var folder = new AppFolder(System.IO.Path.GetFullPath(options.Folder), settings);
        StartChecks.Check(folder, needsStorage: options.Clock is null);
        return folder;
    }

    /// <summary>A connection string by the name of its setting, as bindings name it; the name alone or after <c>AzureWebJobs</c>.</summary>
    public string? Connection(string? name) =>
        Settings[string.IsNullOrEmpty(name) ? "AzureWebJobsStorage" : name] ?? Settings[$"AzureWebJobs{name}"];

    /// <summary>Replaces <c>%Name%</c> by the setting of that name.</summary>
    /// <exception cref="StartRefusedException">There is no such setting.</exception>
    public string Resolve(string text)
    {
        var parts = text.Split('%');
        for (var i = 1; i < parts.Length - 1; i += 2)
        {
            parts[i] = Settings[parts[i]]
                ?? throw new StartRefusedException($"The setting '{parts[i]}', which '{text}' names, is missing.");
        }

        return string.Concat(parts);
    }

    /// <summary>The worker's assembly, from worker.config.json.</summary>
    /// <exception cref="StartRefusedException">The file is missing or names none.</exception>
    public string WorkerAssembly()
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Existing("worker.config.json")));
        return config.RootElement.TryGetProperty("description", out var description)
            && AppFunction.Text(description, "defaultWorkerPath") is { } file
            ? System.IO.Path.Combine(Path, file)
            : throw new StartRefusedException(
                $"worker.config.json in '{Path}' names no defaultWorkerPath: build or publish the app again.");
    }

    /// <summary>As the real host does, by the setting <c>AzureWebJobs.{name}.Disabled</c>.</summary>
    private bool IsDisabled(AppFunction function) =>
        bool.TryParse(Settings[$"AzureWebJobs.{function.Name}.Disabled"], out var disabled) && disabled;

    private IEnumerable<AppFunction> ReadFunctions()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Existing("functions.metadata")));
        return document.RootElement.Clone().EnumerateArray()
            .Select(one => new AppFunction(AppFunction.Text(one, "name") ?? "", [.. one.GetProperty("bindings").EnumerateArray()]))
            .Where(one => !string.Equals(Settings[$"AzureWebJobs.{one.Name}.Disabled"], "true", StringComparison.OrdinalIgnoreCase))
            .OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase);
    }

    private string Existing(string file)
    {
        var path = System.IO.Path.Combine(Path, file);
        return File.Exists(path)
            ? path
            : throw new StartRefusedException($"'{path}' is missing: is it the build or publish output of a function app?");
    }
}
