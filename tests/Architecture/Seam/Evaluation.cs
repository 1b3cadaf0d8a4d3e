using System.Text.Json;

namespace Territoires.Tests.Architecture.Seam;

/// <summary>What a project is made of for one host, as MSBuild evaluates it. Nothing is restored or built.</summary>
internal sealed class Evaluation
{
    private readonly JsonElement items;

    private Evaluation(JsonElement root)
    {
        items = root.GetProperty("Items");
        LockFile = Path.GetFileName(root.GetProperty("Properties").GetProperty("NuGetLockFilePath").GetString()!);
    }

    public string LockFile { get; }

    public IReadOnlyList<string> Packages => [.. Of("PackageReference").Select(item => item.GetProperty("Identity").GetString()!)];

    /// <summary>Paths from the root of the repository.</summary>
    public IReadOnlyList<string> Projects => [.. Of("ProjectReference").Select(item => Repo.Name(item.GetProperty("FullPath").GetString()!))];

    public static async Task<Evaluation> OfAsync(string project, string? host)
    {
        string[] arguments =
        [
            "msbuild", Repo.At("src", project, $"{project}.csproj"), "-nologo",
            "-getItem:PackageReference", "-getItem:ProjectReference", "-getItem:None", "-getProperty:NuGetLockFilePath",
            .. host is null ? Array.Empty<string>() : [$"-p:TerritoiresHost={host}"],
        ];
        var (exitCode, output, error) = await Repo.RunAsync("dotnet", arguments);
        exitCode.ShouldBe(0, error + output);
        using var json = JsonDocument.Parse(output);
        return new Evaluation(json.RootElement.Clone());
    }

    /// <summary>How a file goes with the output and with what is published; null when it is no item of the project.</summary>
    public (string Output, string Publish, string Link)? File(string name) =>
        Of("None").Where(item => Path.GetFileName(item.GetProperty("FullPath").GetString()) == name)
            .Select(item => ((string Output, string Publish, string Link)?)(Metadata(item, "CopyToOutputDirectory"), Metadata(item, "CopyToPublishDirectory"), Metadata(item, "Link")))
            .FirstOrDefault();

    private IEnumerable<JsonElement> Of(string item) => items.GetProperty(item).EnumerateArray();

    private static string Metadata(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString()! : string.Empty;
}
