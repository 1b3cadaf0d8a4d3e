using System.Diagnostics;
using Territoires.Domain.Journal;
using Territoires.Tests.TestSupport;

namespace Territoires.Cli.Tests;

/// <summary>A play of eight applications, killed with SIGKILL ten times and resumed on what it left.</summary>
public sealed class KilledPlayTests(ITestOutputHelper output)
{
    private const int Kills = 10;
    private const string Call = "atelier-des-territoires-2023";

    [Fact]
    public async Task A_play_killed_ten_times_ends_as_if_it_had_not_been()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var folder = Directory.CreateTempSubdirectory("territoires-killed-play-").FullName;
        var acts = (await PlayAsync(folder, "whole")).Distinct(StringComparer.Ordinal).Count();

        var watch = Stopwatch.StartNew();
        await KillAsync(folder, Moments(new Random(seed), acts));
        await PlayAsync(folder, "killed");
        output.WriteLine($"{acts} acts; {Kills} kills and the end in {watch.Elapsed.TotalSeconds:F1} s");

        List(folder, "killed").ShouldBe(List(folder, "whole"));
        var killed = await PlayedFacts.ReadAsync(Data(folder, "killed"), Call);
        foreach (var (aggregate, facts) in killed)
        {
            FactChain.FirstBroken(facts).ShouldBeNull(aggregate);
            facts.Select(fact => (fact.Type, fact.Json)).ShouldBeUnique(aggregate);
        }

        Told(killed).ShouldBe(Told(await PlayedFacts.ReadAsync(Data(folder, "whole"), Call)));
        await TestApp.CheckFolderAsync(Data(folder, "killed"));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>At which acts of the whole play it is killed, counted from its beginning.</summary>
    private int[] Moments(Random random, int acts)
    {
        var every = Enumerable.Range(1, acts - 1).ToArray();
        random.Shuffle(every);
        int[] moments = [.. every.Take(Kills).Order()];
        output.WriteLine($"killed at acts {string.Join(", ", moments)} of {acts}");
        return moments;
    }

    /// <summary>An act that a killed run began and the next one begins again counts once.</summary>
    private static async Task KillAsync(string folder, IEnumerable<int> moments)
    {
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var moment in moments)
        {
            (await DemoTool.PlayAsync(Arguments(folder, "killed"), act => begun.Add(act) && begun.Count >= moment)).ShouldBeTrue("it ended before it was killed");
        }
    }

    private static Task<IReadOnlyList<string>> PlayAsync(string folder, string name) => DemoTool.PlayAsync(Arguments(folder, name));

    private static string[] Arguments(string folder, string name) =>
        ["--applications", "8", "--data", Data(folder, name), "--out", Path.Combine(folder, name)];

    private static string Data(string folder, string name) => Path.Combine(folder, name, "data");

    private static byte[] List(string folder, string name) => File.ReadAllBytes(Path.Combine(folder, name, Call, "laureates.json"));

    /// <summary>Who told what of which aggregate. When the program tells is its own: what a kill interrupted, it tells later.</summary>
    private static string[] Told(IReadOnlyDictionary<string, IReadOnlyList<StoredFact>> facts) =>
        [.. facts.SelectMany(aggregate => aggregate.Value.Select(fact => $"{aggregate.Key}: {fact.Actor} {fact.Type}")).Order(StringComparer.Ordinal)];
}
