using System.Text.Json;
using Territoires.Cli.Play;
using Territoires.Tests.TestSupport;

namespace Territoires.Cli.Tests;

/// <summary>
/// What <c>territoires demo</c> writes of every folder but the usual one, played twice at the same time:
/// after the usual one, whose plays are many already.
/// </summary>
[Collection(nameof(PlayedTwice))]
public sealed partial class OtherProgrammesTests(OtherProgrammesTests.Played plays) : IClassFixture<OtherProgrammesTests.Played>
{
    private const string Fabriques = "fabriques-de-territoire";
    private const string Industrie = "territoires-d-industrie";

    private static readonly string[] NewlyServed = ["15", "23", "43", "65", "89", "94"];

    [Fact]
    public void A_wave_of_29_joins_189_of_300_and_serves_six_départements_that_nobody_served()
    {
        var network = Json(Fabriques, "reseau.json");

        network.GetProperty("opening").GetProperty("count").GetInt32().ShouldBe(189);
        network.GetProperty("members").GetArrayLength().ShouldBe(29);
        network.GetProperty("count").GetInt32().ShouldBe(218);
        var targets = network.GetProperty("targets").EnumerateArray().ToArray();
        targets.Select(target => target.GetProperty("count").GetInt32()).ShouldBe([300, 150, 150]);
        targets[0].GetProperty("left").GetInt32().ShouldBe(82);
        (targets[1].GetProperty("reached").GetInt32() + targets[2].GetProperty("reached").GetInt32()).ShouldBe(218);
        network.GetProperty("waves").EnumerateArray().ShouldHaveSingleItem().GetProperty("newlyServed").EnumerateArray()
            .Select(code => code.GetString()).ShouldBe(NewlyServed);
        network.GetProperty("amounts").EnumerateArray().Select(amount => amount.GetProperty("cents").GetInt64())
            .ShouldBe(Enumerable.Repeat(29 * 50_000_00L, 3));
        var programme = Json(Fabriques, "programme.json");
        var support = programme.GetProperty("support");
        var aMember = support.GetProperty("centsAYear").GetInt64() * support.GetProperty("months").GetInt32() / 12;
        programme.GetProperty("envelopes")[0].GetProperty("cents").GetInt64().ShouldBe(300 * aMember);
        var laureates = Json(Fabriques, "laureates.json").GetProperty("laureates").EnumerateArray().ToArray();
        laureates.Length.ShouldBe(29);
        laureates.ShouldAllBe(one => Amounts(one) == "2021:50000 2022:50000 2023:50000", "and the list says what each receives");
    }

    [Fact]
    public void The_lists_of_two_phases_come_from_one_register()
    {
        Keys("reseau-2018-11-22.json").Length.ShouldBe(10);
        Keys("reseau-2021-07-01.json").Length.ShouldBe(9, "one left");
        var second = Json(Industrie, "reseau-2023-11-09.json").GetProperty("members").EnumerateArray().ToArray();
        second.Length.ShouldBe(11);
        second.Count(member => member.GetProperty("renews").ValueKind == JsonValueKind.String).ShouldBe(9);
        second.ShouldAllBe(member => member.GetProperty("phase").GetString() == "seconde" && member.GetProperty("fictitious").GetBoolean());
        second.Count(member => member.GetProperty("regions").GetArrayLength() > 1).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        string[] files =
        [
            .. Directory.GetFiles(plays.First, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(plays.First, file))
                .Where(file => !file.EndsWith("minutes.html", StringComparison.Ordinal)),
        ];

        files.Length.ShouldBeGreaterThan(10);
        foreach (var file in files)
        {
            File.ReadAllBytes(Path.Combine(plays.First, file)).ShouldBe(File.ReadAllBytes(Path.Combine(plays.Second, file)), file);
        }
    }

    private static string Amounts(JsonElement laureate) => string.Join(' ', laureate.GetProperty("amounts").EnumerateArray()
        .Select(amount => $"{amount.GetProperty("year")}:{amount.GetProperty("euros")}"));

    private string?[] Keys(string file) =>
        [.. Json(Industrie, file).GetProperty("members").EnumerateArray().Select(member => member.GetProperty("key").GetString())];

    private JsonElement Json(string folder, string file) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(plays.First, folder, file)));

    public sealed class Played : IAsyncLifetime
    {
        private readonly string folder = Directory.CreateTempSubdirectory("territoires-programmes-test-").FullName;

        public string First => Path.Combine(folder, "first");

        public string Second => Path.Combine(folder, "second");

        public async ValueTask InitializeAsync() => await Task.WhenAll(PlayAsync(First), PlayAsync(Second));

        public ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        private static Task PlayAsync(string result) => DemoTool.PlayAsync(
        [
            "--out", result,
            .. SeedFolders.Paths.Where(path => path != DemoCommand.UsualSeed).SelectMany(path => new[] { "--seed-folder", path }),
        ]);
    }
}
