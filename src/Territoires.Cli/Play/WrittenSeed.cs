using System.Globalization;
using System.Text.Json;
using Territoires.Functions.Api;
using Territoires.Web.Http;
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

    public DateTimeOffset Opens => At(Rules.Calendar.Opens);

    public DateTimeOffset Begins => Opens.AddDays(-1);

    public DateTimeOffset Decided => At(Decision.DecidedAt);

    public DateTimeOffset Publication => At(Rules.Calendar.EarliestPublication);

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FilesName));

    public static WrittenSeed Read(string folder) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))),
        Kept<CallRulesRequest>(folder, "call.json"),
        Kept<SeedWrittenFiles>(folder, FilesName).Files,
        Kept<SeedDecision>(folder, "decision.json"),
        Kept<AddedTerritories>(Path.Combine(folder, ".."), "referential-fictitious.json"));

    /// <summary>An instant as the clocks of the call show it.</summary>
    public string Local(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(Rules.Calendar.Zone))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static T Kept<T>(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), JsonBody.Options) ?? throw new JsonException("It holds null.");
        }
        catch (JsonException fault)
        {
            throw new JsonException($"{path}: {fault.Message}", fault);
        }
    }

    private DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "s", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, TimeZoneInfo.FindSystemTimeZoneById(Rules.Calendar.Zone).GetUtcOffset(time)).ToUniversalTime();
    }
}
