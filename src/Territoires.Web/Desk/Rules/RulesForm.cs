using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Web.Received;
using Calendar = Territoires.Domain.Calls.Calendar;

namespace Territoires.Web.Desk.Rules;

/// <summary>The rules of a call as an administrator types them. Whatever happens to the act, they are shown again as typed.</summary>
public sealed record RulesForm
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Programme { get; init; }

    public required string Organiser { get; init; }

    public string Contact { get; init; } = string.Empty;

    public required string Summary { get; init; }

    public required string Zone { get; init; }

    public required string Opens { get; init; }

    public required string Closes { get; init; }

    public required string ReviewsBy { get; init; }

    public required string EarliestPublication { get; init; }

    public required string Places { get; init; }

    public required string Envelope { get; init; }

    public required string EnvelopeLabel { get; init; }

    public required IReadOnlyList<TypedCriterion> Grid { get; init; }

    public required IReadOnlyList<string> RequiredDocuments { get; init; }

    /// <summary>The stages that it has beside the decision and the publication.</summary>
    public ChaptersForm Chapters { get; init; } = new();

    public required bool SignatureRequired { get; init; }

    public required bool ReasonsShown { get; init; }

    public required bool Fictitious { get; init; }

    public static RulesForm Of(CallState call) => Of(call.Id, call.Rules);

    public static RulesForm Of(string id, CallRules rules) => new()
    {
        Id = id,
        Title = rules.Title,
        Programme = rules.Programme,
        Organiser = rules.Organiser,
        Contact = rules.Contact ?? string.Empty,
        Summary = rules.Summary,
        Zone = rules.Calendar.Opens.Zone,
        Opens = LocalTime.Typed(rules.Calendar.Opens.Local),
        Closes = LocalTime.Typed(rules.Calendar.Closes?.Local ?? string.Empty),
        ReviewsBy = LocalTime.Typed(rules.Calendar.ReviewsBy?.Local ?? string.Empty),
        EarliestPublication = LocalTime.Typed(rules.Calendar.EarliestPublication.Local),
        Places = rules.Places.ToString(CultureInfo.InvariantCulture),
        Envelope = rules.EnvelopeCents is { } cents ? (cents / 100m).ToString("0.##", FrenchText.French) : string.Empty,
        EnvelopeLabel = rules.EnvelopeLabel ?? string.Empty,
        Grid = [.. rules.Grid.Select(TypedCriterion.Of)],
        RequiredDocuments = rules.RequiredDocuments,
        Chapters = ChaptersForm.Of(rules),
        SignatureRequired = rules.SignatureRequired,
        ReasonsShown = rules.ReasonsShown,
        Fictitious = rules.Fictitious,
    };

    /// <param name="form">What was sent.</param>
    /// <param name="id">The call that is written anew; null when the form names it.</param>
    public static RulesForm Of(IFormCollection form, string? id) => new()
    {
        Id = id ?? form["id"].ToString().Trim(),
        Title = form["title"].ToString(),
        Programme = form["programme"].ToString(),
        Organiser = form["organiser"].ToString(),
        Contact = form["contact"].ToString(),
        Summary = form["summary"].ToString().ReplaceLineEndings("\n"),
        Zone = form["calendar-zone"].ToString(),
        Opens = form["calendar-opens"].ToString(),
        Closes = form["calendar-closes"].ToString(),
        ReviewsBy = form["calendar-reviewsBy"].ToString(),
        EarliestPublication = form["calendar-earliestPublication"].ToString(),
        Places = form["places"].ToString(),
        Envelope = form["envelopeCents"].ToString(),
        EnvelopeLabel = form["envelopeLabel"].ToString(),
        Grid = TypedCriterion.All(form),
        RequiredDocuments = [.. form["requiredDocuments"].OfType<string>()],
        Chapters = ChaptersForm.Of(form),
        SignatureRequired = form["signatureRequired"].Count > 0,
        ReasonsShown = form["reasonsShown"].Count > 0,
        Fictitious = form["fictitious"].Count > 0,
    };

    /// <summary>The rules, or everything that is wrong with them at once: what cannot be read and what does not hold together.</summary>
    /// <param name="questions">The call's own questions, which these pages do not write: they stay as they are.</param>
    /// <param name="showsAnswers">As the rules that these were: a call does not change what it asks beside its form.</param>
    public Result<CallRules, Problem> ToRules(IReadOnlyList<FormSection> questions, bool showsAnswers)
    {
        var faults = new List<Fault>();
        var calendar = new CalendarRequest(
            Zone, LocalTime.Whole(Opens), Chapters.Deposit ? LocalTime.Whole(Closes) : null,
            Chapters.Reading ? LocalTime.Whole(ReviewsBy) : null, LocalTime.Whole(EarliestPublication))
                .ToCalendar(faults);
        var rules = Chapters.Over(new CallRules
        {
            Title = Title.Trim(),
            Programme = Programme.Trim(),
            Organiser = Organiser.Trim(),
            Contact = Contact.Trim() is { Length: > 0 } contact ? contact : null,
            Summary = Summary.Trim(),
            Calendar = calendar ?? AnyInOrder,
            Places = NumberText.Whole(Places) is { IsRefused: false } places ? places.Value : 0,
            Grid = Chapters.Reading ? TypedCriterion.Read(Grid, faults) : [],
            RequiredDocuments = Chapters.Deposit ? RequiredDocuments : [],
            Form = questions,
            ShowsAnswers = showsAnswers,
            EnvelopeCents = Cents(faults),
            EnvelopeLabel = EnvelopeLabel.Trim() is { Length: > 0 } label ? label : null,
            SignatureRequired = Chapters.Deposit && SignatureRequired,
            ReasonsShown = ReasonsShown,
            Fictitious = Fictitious,
        }, faults);
        if (Chapters.Reading && rules.Grid.Count == 0)
        {
            faults.Add(new Fault("grid", "Donnez au moins un critère, ou décochez l’étape d’évaluation."));
        }

        faults.AddRange(RulesCheck.Faults(Id, rules));
        return faults.Count > 0 ? Problems.Of(new CallRefusal.RulesUnacceptable(faults)) : rules;
    }

    /// <summary>
    /// The same, each field at fault as it is saved: what is right of a page is not lost with what is not. Dates hold together or not
    /// at all.
    /// </summary>
    public RulesForm Without(IReadOnlyList<Fault> faults, RulesForm saved)
    {
        var wrong = faults.Select(fault => fault.Field.Split('.', '[')[0]).ToHashSet(StringComparer.Ordinal);
        T Kept<T>(string field, Func<RulesForm, T> of) => of(wrong.Contains(field) ? saved : this);
        return this with
        {
            Title = Kept("title", form => form.Title),
            Programme = Kept("programme", form => form.Programme),
            Organiser = Kept("organiser", form => form.Organiser),
            Contact = Kept("contact", form => form.Contact),
            Summary = Kept("summary", form => form.Summary),
            Zone = Kept("calendar", form => form.Zone),
            Opens = Kept("calendar", form => form.Opens),
            Closes = Kept("calendar", form => form.Closes),
            ReviewsBy = Kept("calendar", form => form.ReviewsBy),
            EarliestPublication = Kept("calendar", form => form.EarliestPublication),
            Places = Kept("places", form => form.Places),
            Envelope = Kept("envelopeCents", form => form.Envelope),
            EnvelopeLabel = Kept("envelopeLabel", form => form.EnvelopeLabel),
            Grid = Kept("grid", form => form.Grid),
            RequiredDocuments = Kept("requiredDocuments", form => form.RequiredDocuments),
            Chapters = wrong.Overlaps(ChapterNames) ? saved.Chapters : Chapters,
        };
    }

    private static readonly string[] ChapterNames = ["spotting", "screening", "decision", "support", "grid", "calendar"];

    /// <summary>Stands in for dates that cannot be read, so that the other rules are checked all the same; it is never kept.</summary>
    private static Calendar AnyInOrder
    {
        get
        {
            static Moment Day(int day) => new(string.Empty, "UTC", DateTimeOffset.UnixEpoch.AddDays(day));
            return new Calendar { Opens = Day(0), Closes = Day(1), ReviewsBy = Day(2), EarliestPublication = Day(3) };
        }
    }

    private long? Cents(List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(Envelope))
        {
            return null;
        }

        var cents = NumberText.Euros(Envelope);
        if (!cents.IsRefused)
        {
            return cents.Value;
        }

        faults.Add(new Fault("envelopeCents", cents.Refusal));
        return null;
    }
}
