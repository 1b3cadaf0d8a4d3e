using Territoires.Domain.Calls;

namespace Territoires.Web.Answers;

/// <summary>A call as the API shows it.</summary>
/// <param name="ShowsAnswers">
/// What a laureate is shown with are answers, as <c>shownAs</c> of their questions says; otherwise every application says a theme,
/// ambitions and a photo credit.
/// </param>
/// <param name="Ended">How it ended without a list; null for any other.</param>
public sealed record CallAnswer(
    string Id, string Stage, string Title, string Programme, string Organiser, string? Contact,
    string Summary, CalendarAnswer Calendar, int Places,
    IReadOnlyList<Criterion> Grid, IReadOnlyList<string> RequiredDocuments, IReadOnlyList<FormSection> Form, long? EnvelopeCents,
    string? EnvelopeLabel, bool Fictitious, string? Notice, bool SignatureRequired, bool ReasonsShown, bool ShowsAnswers,
    IReadOnlyList<ExtensionAnswer> Extensions, IReadOnlyList<CallDocumentAnswer> Documents, string? DrawCommitment, EndAnswer? Ended,
    bool Jury, Spotting? Spotting, Screening? Screening, Decision? Decision, Support? Support)
{
    /// <summary>What stands wherever rules were invented.</summary>
    public const string FictitiousRules = "Règlement fictif, établi pour démonstration.";

    public static CallAnswer Of(CallState call, DateTimeOffset now) => new(
        call.Id, CallMoment.Of(call, now).ToString().ToLowerInvariant(), call.Rules.Title, call.Rules.Programme,
        call.Rules.Organiser, call.Rules.Contact, call.Rules.Summary,
        CalendarAnswer.Of(call.Rules.Calendar),
        call.Rules.Places, call.Rules.Grid, call.Rules.RequiredDocuments, call.Rules.Form, call.Rules.EnvelopeCents,
        call.Rules.EnvelopeLabel,
        call.Rules.Fictitious, call.Rules.Fictitious ? FictitiousRules : null, call.Rules.SignatureRequired, call.Rules.ReasonsShown,
        call.Rules.ShowsAnswers,
        [.. call.Extensions.Select(
            extension =>
                new ExtensionAnswer(
                    extension.At, extension.Reason, CalendarAnswer.Of(extension.Before), CalendarAnswer.Of(extension.After)))],
        [.. call.Documents.Select(document => CallDocumentAnswer.Of(call, document))],
        call.DrawCommitment,
        call.End is { } end ? new EndAnswer(end.Kind, end.Reason, end.At) : null,
        call.Rules.Jury, call.Rules.Spotting, call.Rules.Screening, call.Rules.Decision, call.Rules.Support);
}

/// <param name="Closes">Null when nobody applies.</param>
/// <param name="ReviewsBy">Null when nothing is marked.</param>
public sealed record CalendarAnswer(Moment Opens, Moment? Closes, Moment? ReviewsBy, Moment EarliestPublication)
{
    public static CalendarAnswer Of(Calendar calendar) =>
        new(calendar.Opens, calendar.Closes, calendar.ReviewsBy, calendar.EarliestPublication);
}

/// <summary>A document of a call, and where it is read.</summary>
public sealed record CallDocumentAnswer(string Name, string Title, string Sha256, long Bytes, DateTimeOffset At, string Address)
{
    public static CallDocumentAnswer Of(CallState call, CallDocument document) =>
        new(document.Name, document.Title, document.Sha256, document.Bytes, document.At, Addresses.CallDocument(call.Id, document.Name));
}

/// <summary>The end of a call without a list, which everybody may read.</summary>
public sealed record EndAnswer(CallEndKind Kind, string Reason, DateTimeOffset At);

/// <summary>A closing that was put off.</summary>
public sealed record ExtensionAnswer(DateTimeOffset At, string Reason, CalendarAnswer Before, CalendarAnswer After);

/// <summary>Where a call stands for whoever looks at it now: its record and its calendar together.</summary>
public enum CallMomentName
{
    Defined,
    Coming,
    Open,

    /// <summary>From the closing to the publication instant: « en cours d’instruction », whatever happens inside.</summary>
    Closed,

    Published,

    /// <summary>Over, without a list.</summary>
    Ended,
}

public static class CallMoment
{
    public static CallMomentName Of(CallState call, DateTimeOffset now) => call.Stage switch
    {
        CallStage.Defined => CallMomentName.Defined,
        CallStage.Ended => CallMomentName.Ended,
        _ when now < call.Rules.Calendar.Opens.Instant => CallMomentName.Coming,
        _ when call.TakesSubmissionsAt(now) => CallMomentName.Open,
        _ when call.IsPublishedAt(now) => CallMomentName.Published,
        _ => CallMomentName.Closed,
    };
}
