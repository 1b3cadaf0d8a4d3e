using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Web.Received;

namespace Territoires.Tests.TestSupport;

/// <summary>How far a journey has come. Each stage holds all that comes before it.</summary>
public enum CommissionStage
{
    Open,
    Closed,
    Checked,
    PanelSet,
    Reviewed,
    Convened,
    Seated,
    Voted,
    Minuted,
    Signed,
    Proposed,
    Designated,
    Scheduled,
    Published,
}

/// <summary>
/// What the people of a journey do, valid by default: three applications, three seats, two places; the first application
/// has every vote, the second two of three, the third one: the jury proposes the first, then the second.
/// </summary>
public sealed record CommissionPlan
{
    /// <summary>What people call a candidate (from 0) whose content is the plan's own.</summary>
    public static string NameOf(int candidate) => Text($"Syndicat mixte fictif n° {candidate} – Projet {candidate}");

    public int Applications { get; init; } = 3;

    public int Seats { get; init; } = 3;

    /// <summary>Null for rules whose calendar begins two days before the clock of the app.</summary>
    public CallRulesRequest? Rules { get; init; }

    /// <summary>Candidate (from 0) to what they write.</summary>
    public Func<int, object> Content { get; init; } = candidate => new
    {
        title = Text($"Projet {candidate}"),
        leadBodies = new[] { new { kind = "SM", name = Text($"Syndicat mixte fictif n° {candidate}") } },
        departements = new[] { "48" },
        theme = "Comment faire\u00a0?",
        summary = "En essayant.",
        ambitions = new[] { "Essayer", "Réussir" },
    };

    /// <summary>Candidate (from 0), juror (from 1) to the score on each criterion; null for a juror who is not asked to review.</summary>
    public Func<int, int, int?> Score { get; init; } = (candidate, juror) => juror <= 2 ? Math.Max(0, 5 - candidate) : null;

    /// <summary>Candidate (from 0), juror (from 1) to <c>for</c>, <c>against</c>, <c>abstain</c>; null for no vote.</summary>
    public Func<int, int, string?>? Vote { get; init; }

    /// <summary>The jurors who take their seats; null for every titular.</summary>
    public IReadOnlyList<int>? Present { get; init; }

    public string? VoteOf(int candidate, int juror) =>
        Vote is null ? juror <= Seats - candidate ? "for" : "against" : Vote(candidate, juror);

    /// <summary>Seats of juror-1 to juror-n; juror-1 presides; the alternate of juror-n is juror-n0.</summary>
    public PanelRequest Panel => new([.. Enumerable.Range(1, Seats).Select(seat => new Domain.Jury.Seat(
        Text($"siege-{seat}"), seat % 2 == 0 ? "élus" : "experts", Text($"juror-{seat}"), Text($"juror-{seat}0"), IsChair: seat == 1))]);

    /// <summary>
    /// A calendar that holds <paramref name="now"/>: it closes in ten days, reviews are due in thirty, publication is possible in
    /// forty.
    /// </summary>
    public static CallRulesRequest RulesAt(DateTimeOffset now) => TestCalls.Rules with
    {
        Calendar = new CalendarRequest("Europe/Paris", Day(now, -2), Day(now, 10), Day(now, 30), Day(now, 40)),
    };

    /// <summary>The same in a call whose form asks what a laureate is shown with.</summary>
    public static CommissionPlan ThatShowsAnswers(DateTimeOffset now) => new()
    {
        Rules = RulesAt(now) with
        {
            ShowsAnswers = true,
            Form =
            [
                new FormSection("publie", "Ce qui sera publié",
                [
                    new Question("question", "La question posée", QuestionKind.LongText, Required: true, ShownAs: ShownAs.Theme),
                    new Question("buts", "Les buts", QuestionKind.LongText, ShownAs: ShownAs.Ambitions),
                    new Question("image", "Qui a pris la photographie", QuestionKind.Text, ShownAs: ShownAs.PhotoCredit),
                ]),
            ],
        },
        Content = candidate => new
        {
            title = Text($"Projet {candidate}"),
            leadBodies = new[] { new { kind = "SM", name = Text($"Syndicat mixte fictif n° {candidate}") } },
            departements = new[] { "48" },
            summary = "En essayant.",
            answers = new { question = "Comment faire\u00a0?", buts = "Essayer\nRéussir", image = "Studio fictif 7" },
        },
    };

    private static string Day(DateTimeOffset now, int days) =>
        now.UtcDateTime.Date.AddDays(days).AddHours(12).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
