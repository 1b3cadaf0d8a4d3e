using System.Globalization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Calendar = Territoires.Domain.Calls.Calendar;

namespace Territoires.Web.Received;

/// <summary>The rules of a call as an administrator sends them. Dates are local times in one zone; the edge resolves them.</summary>
public sealed record CallRulesRequest
{
    public required string Title { get; init; }

    public required string Programme { get; init; }

    public required string Organiser { get; init; }

    /// <summary>Where the organiser is written to or called, in one line.</summary>
    public string? Contact { get; init; }

    public required string Summary { get; init; }

    public required CalendarRequest Calendar { get; init; }

    public required int Places { get; init; }

    public required IReadOnlyList<Criterion> Grid { get; init; }

    public required IReadOnlyList<string> RequiredDocuments { get; init; }

    /// <summary>The call's own questions, in sections; none when left out.</summary>
    public IReadOnlyList<FormSection>? Form { get; init; }

    /// <summary>
    /// What a laureate is shown with are answers, as <c>shownAs</c> of their questions says; when left out, every application says a theme,
    /// ambitions and a photo credit, whatever the form asks.
    /// </summary>
    public bool ShowsAnswers { get; init; }

    /// <summary>False when no jury sits.</summary>
    public bool Jury { get; init; } = true;

    /// <summary>A long list made by the organiser; null for none.</summary>
    public Spotting? Spotting { get; init; }

    /// <summary>A short list; null for none.</summary>
    public Screening? Screening { get; init; }

    /// <summary>Who decides, and what can be done against it; null to say nothing of it.</summary>
    public Decision? Decision { get; init; }

    /// <summary>What those who are designated receive; null for nothing but the name.</summary>
    public Support? Support { get; init; }

    public long? EnvelopeCents { get; init; }

    public string? EnvelopeLabel { get; init; }

    /// <summary>A submission is signed by a legal representative.</summary>
    public bool SignatureRequired { get; init; }

    /// <summary>Each applicant reads the reasons recorded for their application, with its outcome.</summary>
    public bool ReasonsShown { get; init; }

    public bool Fictitious { get; init; }

    /// <summary>The same rules, as they would be sent.</summary>
    public static CallRulesRequest Of(CallRules rules) => new()
    {
        Title = rules.Title,
        Programme = rules.Programme,
        Organiser = rules.Organiser,
        Contact = rules.Contact,
        Summary = rules.Summary,
        Calendar = CalendarRequest.Of(rules.Calendar),
        Places = rules.Places,
        Grid = rules.Grid,
        RequiredDocuments = rules.RequiredDocuments,
        Form = rules.Form,
        ShowsAnswers = rules.ShowsAnswers,
        Jury = rules.Jury,
        Spotting = rules.Spotting,
        Screening = rules.Screening,
        Decision = rules.Decision,
        Support = rules.Support,
        EnvelopeCents = rules.EnvelopeCents,
        EnvelopeLabel = rules.EnvelopeLabel,
        SignatureRequired = rules.SignatureRequired,
        ReasonsShown = rules.ReasonsShown,
        Fictitious = rules.Fictitious,
    };

    public Result<CallRules, Problem> ToRules()
    {
        var faults = new List<Fault>();
        return Calendar.ToCalendar(faults) is { } calendar ? Over(calendar) : Problems.Of(new CallRefusal.RulesUnacceptable(faults));
    }

    /// <summary>Everything that is wrong with the rules at once, dates that cannot be read included.</summary>
    /// <param name="id">The call that they are for.</param>
    public IReadOnlyList<Fault> Faults(string id)
    {
        var faults = new List<Fault>();
        var calendar = Calendar.ToCalendar(faults) ?? Calendar.InOrder();
        return [.. faults, .. RulesCheck.Faults(id, Over(calendar))];
    }

    private CallRules Over(Calendar calendar) => new()
    {
        Title = Title,
        Programme = Programme,
        Organiser = Organiser,
        Contact = string.IsNullOrWhiteSpace(Contact) ? null : Contact.Trim(),
        Summary = Summary,
        Calendar = calendar,
        Places = Places,
        Grid = Grid,
        RequiredDocuments = RequiredDocuments,
        Form = Form ?? [],
        ShowsAnswers = ShowsAnswers,
        Jury = Jury,
        Spotting = Spotting,
        Screening = Screening,
        Decision = Decision,
        Support = Support,
        EnvelopeCents = EnvelopeCents,
        EnvelopeLabel = EnvelopeLabel,
        SignatureRequired = SignatureRequired,
        ReasonsShown = ReasonsShown,
        Fictitious = Fictitious,
    };
}

/// <summary>Dates of a call in local time, e.g. <c>2023-06-30T17:00:00</c> in <c>Europe/Paris</c>.</summary>
/// <param name="Closes">Null when nobody applies.</param>
/// <param name="ReviewsBy">Null when nothing is marked.</param>
public sealed record CalendarRequest(string Zone, string Opens, string? Closes, string? ReviewsBy, string EarliestPublication)
{
    public static CalendarRequest Of(Calendar calendar) => new(
        calendar.Zone, calendar.Opens.Local, calendar.Closes?.Local, calendar.ReviewsBy?.Local, calendar.EarliestPublication.Local);

    /// <summary>Stands in for dates that cannot be read, so that the other rules are checked all the same; it is never kept.</summary>
    internal Calendar InOrder()
    {
        static Moment Day(int day) => new(string.Empty, "UTC", DateTimeOffset.UnixEpoch.AddDays(day));
        return new Calendar
        {
            Opens = Day(0),
            Closes = Closes is null ? null : Day(1),
            ReviewsBy = ReviewsBy is null ? null : Day(2),
            EarliestPublication = Day(3),
        };
    }

    /// <summary>Null when a date cannot be resolved; the faults say which and why.</summary>
    public Calendar? ToCalendar(List<Fault> faults)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) || !zone.HasIanaId)
        {
            faults.Add(new Fault("calendar.zone", "Fuseau horaire inconnu\u00a0; écrivez par exemple Europe/Paris."));
            return null;
        }

        var before = faults.Count;
        var opens = Resolve("calendar.opens", Opens, zone, faults);
        var closes = Closes is null ? null : Resolve("calendar.closes", Closes, zone, faults);
        var reviewsBy = ReviewsBy is null ? null : Resolve("calendar.reviewsBy", ReviewsBy, zone, faults);
        var earliest = Resolve("calendar.earliestPublication", EarliestPublication, zone, faults);
        return opens is null || earliest is null || faults.Count > before
            ? null
            : new Calendar { Opens = opens, Closes = closes, ReviewsBy = reviewsBy, EarliestPublication = earliest };
    }

    /// <summary>A local time that does not exist, or exists twice, when the clocks change is refused: a deadline has one meaning.</summary>
    public static Moment? Resolve(string field, string text, TimeZoneInfo zone, List<Fault> faults)
    {
        const string Format = "yyyy-MM-dd'T'HH:mm:ss";
        if (!DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            faults.Add(new Fault(field, "Indiquez une date et une heure complètes (dans un programme\u00a0: 2023-06-30T17:00:00)."));
            return null;
        }

        if (local.Year is < AnswerCheck.MinYear or > AnswerCheck.MaxYear)
        {
            faults.Add(new Fault(
                field, $"L’année {local.Year} est hors de portée\u00a0: choisissez une date entre {AnswerCheck.MinYear} et "
                    + $"{AnswerCheck.MaxYear}."));
            return null;
        }

        if (zone.IsInvalidTime(local) || zone.IsAmbiguousTime(local))
        {
            faults.Add(new Fault(
                field, "Cette heure n’existe pas, ou existe deux fois, au changement d’heure\u00a0; choisissez-en une autre."));
            return null;
        }

        return new Moment(text, zone.Id, new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime());
    }
}
