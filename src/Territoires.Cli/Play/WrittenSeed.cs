using Territoires.Functions.Api;
using Territoires.Web.Received;

namespace Territoires.Cli.Play;

// The files of a seed to which nobody applied, member for member.

/// <summary>files.json.</summary>
public sealed record SeedWrittenFiles(bool Fictitious, string Notice, IReadOnlyList<SeedWrittenFile> Files);

/// <param name="Key">Its idempotency key too.</param>
/// <param name="File">What the API takes.</param>
/// <param name="Kept">Whether it stays on the short list; null where there is none.</param>
/// <param name="Reason">Why not, for one that does not.</param>
public sealed record SeedWrittenFile(string Key, FileRequest File, bool? Kept = null, string? Reason = null);

/// <summary>decision.json.</summary>
/// <param name="DecidedAt">In the zone of the call.</param>
/// <param name="Laureates">Keys of files, in the order of the list.</param>
public sealed record SeedDecision(bool Fictitious, string Notice, string DecidedAt, IReadOnlyList<string> Laureates);

/// <summary>A call to which nobody applied: its rules as the API takes them, the files that its organiser wrote, whom it chose.</summary>
public sealed record WrittenSeed(
    string Id, CallRulesRequest Rules, IReadOnlyList<SeedWrittenFile> Files, SeedDecision Decision, AddedTerritories Territories)
{
    private const string FilesName = "files.json";

    public DateTimeOffset Opens => Clock.At(Rules.Calendar.Opens);

    public DateTimeOffset Begins => Opens.AddDays(-1);

    public DateTimeOffset Decided => Clock.At(Decision.DecidedAt);

    public DateTimeOffset Publication => Clock.At(Rules.Calendar.EarliestPublication);

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FilesName));

    public static WrittenSeed Read(string folder) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        SeedFile.Read<CallRulesRequest>(folder, "call.json"),
        SeedFile.Read<SeedWrittenFiles>(folder, FilesName).Files,
        SeedFile.Read<SeedDecision>(folder, "decision.json"),
        SeedFile.Read<AddedTerritories>(Path.Combine(folder, ".."), "referential-fictitious.json"));

    private CallClock Clock => new(Rules.Calendar.Zone);

    /// <summary>An instant as the clocks of the call show it.</summary>
    public string Local(DateTimeOffset instant) => Clock.Shows(instant);
}
