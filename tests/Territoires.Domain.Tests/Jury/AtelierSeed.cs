using System.Globalization;
using System.Text.Json;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Tests.Territories;

namespace Territoires.Domain.Tests.Jury;

/// <summary>The seed programme as commands: what a test changes in it, it changes in memory.</summary>
internal static class AtelierSeed
{
    private static readonly JsonElement CallFile = Seeds.Atelier("call.json");
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static CallRules Rules { get; } = new()
    {
        Title = Text(CallFile, "title"),
        Programme = Text(CallFile, "programme"),
        Organiser = Text(CallFile, "organiser"),
        Summary = Text(CallFile, "summary"),
        Calendar = new Domain.Calls.Calendar
        {
            Opens = Date("opens"),
            Closes = Date("closes"),
            ReviewsBy = Date("reviewDeadline"),
            EarliestPublication = Date("earliestPublication"),
        },
        Places = CallFile.GetProperty("places").GetInt32(),
        Grid =
        [
            .. CallFile.GetProperty("grid").GetProperty("criteria").EnumerateArray()
            .Select(row => new Criterion(Text(row, "id"), Text(row, "label"), row.GetProperty("weight").GetInt32())),
        ],
        RequiredDocuments = [DocumentKind.NoteOpportunite],
        Fictitious = true,
    };

    public static DateTimeOffset SessionAt { get; } = Date("session").Instant;

    public static IReadOnlyList<Seat> Seats { get; } = [.. Rows("panel.json", "jurors").GroupBy(row => Text(row, "seat")).Select(Seat)];

    public static IReadOnlyList<string> Present { get; } =
    [
        .. Seeds.Atelier("votes.json").GetProperty("attendance").GetProperty("present").EnumerateArray()
            .Select(juror => juror.GetString()!),
    ];

    public static IReadOnlyList<string> Keys { get; } = [.. Rows("applications.json", "applications").Select(row => Text(row, "key"))];

    public static ILookup<string, string> Recusals { get; } = Rows("recusals.json", "recusals")
        .ToLookup(row => Text(row, "application"), row => Text(row, "juror"));

    public static ILookup<string, Opinion> Opinions { get; } = Rows("opinions.json", "opinions").ToLookup(
        row => Text(row, "application"),
        row => new Opinion(Text(row, "service"), VerdictOf(Text(row, "opinion")), row.GetProperty("text").GetString()));

    public static ILookup<string, (string Juror, Dictionary<string, int> Scores, string? Comment)> Reviews { get; } = Rows(
        "reviews.json", "reviews").ToLookup(
        row => Text(row, "application"),
        row => (Text(row, "juror"), row.GetProperty("scores").EnumerateObject().ToDictionary(
            score => score.Name, score => score.Value.GetInt32()), row.GetProperty("comment").GetString()));

    /// <summary>Application key, then juror, to the vote: a copy that a test may change.</summary>
    public static Dictionary<string, Dictionary<string, VoteChoice>> Votes() => Rows("votes.json", "items").ToDictionary(
        row => Text(row, "application"),
        row => row.GetProperty("votes").EnumerateObject()
            .ToDictionary(vote => vote.Name, vote => Enum.Parse<VoteChoice>(vote.Value.GetString()!, ignoreCase: true)));

    private static Seat Seat(IGrouping<string, JsonElement> seat)
    {
        var titular = seat.Single(row => Text(row, "role") != "alternate");
        var alternate = seat.Where(row => Text(row, "role") == "alternate").Select(row => Text(row, "id")).SingleOrDefault();
        return new Seat(seat.Key, Text(titular, "college"), Text(titular, "id"), alternate, Text(titular, "role") == "chair");
    }

    private static Verdict VerdictOf(string word) => word switch
    {
        "favourable" => Verdict.Favorable,
        "reserved" => Verdict.Reserved,
        _ => Verdict.Unfavorable,
    };

    private static Moment Date(string name)
    {
        var text = Text(CallFile.GetProperty("calendar"), name);
        var local = DateTime.ParseExact(text, "s", CultureInfo.InvariantCulture);
        return new Moment(text, "Europe/Paris", new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToUniversalTime());
    }

    private static JsonElement[] Rows(string file, string list) => [.. Seeds.Atelier(file).GetProperty(list).EnumerateArray()];

    private static string Text(JsonElement row, string field) => row.GetProperty(field).GetString()!;
}
