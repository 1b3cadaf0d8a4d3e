using System.Text.Json;
using System.Text.Json.Nodes;
using Territoires.Cli.Play;
using Territoires.Tests.TestSupport;

namespace Territoires.Cli.Tests;

/// <summary>The whole seed played twice, and once more with two votes changed, at the same time.</summary>
public sealed class PlayedTwice : IAsyncLifetime
{
    /// <summary>Not among the six: five for, two against. With two votes changed it has all seven.</summary>
    public const string ChangedApplication = "a30";

    private readonly string folder = Directory.CreateTempSubdirectory("territoires-demo-test-").FullName;

    public string First => Path.Combine(folder, "first", SeedFolders.Usual);

    public string Second => Path.Combine(folder, "second", SeedFolders.Usual);

    public string Changed => Path.Combine(folder, "changed", SeedFolders.Usual);

    public async ValueTask InitializeAsync() => await Task.WhenAll(
        DemoTool.PlayAsync("--out", Path.Combine(folder, "first"), "--seed-folder", DemoCommand.UsualSeed),
        DemoTool.PlayAsync("--out", Path.Combine(folder, "second"), "--seed-folder", DemoCommand.UsualSeed),
        DemoTool.PlayAsync("--out", Path.Combine(folder, "changed"), "--seed-folder", ChangedSeed()));

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static string Text(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));

    public static JsonElement List(string folder) => JsonSerializer.Deserialize<JsonElement>(Text(folder, "laureates.json"));

    private string ChangedSeed()
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "seeds", SeedFolders.Usual)).FullName;
        foreach (var file in Directory.GetFiles(DemoCommand.UsualSeed))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        const string Territories = "referential-fictitious.json";
        File.Copy(Path.Combine(DemoCommand.UsualSeed, "..", Territories), Path.Combine(folder, "seeds", Territories));
        var votes = JsonNode.Parse(Text(copy, "votes.json"))!;
        var item = votes["items"]!.AsArray().Single(item => (string?)item!["application"] == ChangedApplication)!["votes"]!.AsObject();
        string[] against = [.. item.Where(vote => (string?)vote.Value == "against").Select(vote => vote.Key)];
        against.Length.ShouldBe(2);
        foreach (var juror in against)
        {
            item[juror] = "for";
        }

        File.WriteAllText(Path.Combine(copy, "votes.json"), votes.ToJsonString());
        return copy;
    }
}
