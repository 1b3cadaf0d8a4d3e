using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Answers;

/// <summary>An application as its applicant and those who instruct it see it through the API.</summary>
public sealed record ApplicationAnswer(
    string Id, string Call, string Stage, string? Number, DateTimeOffset? ReceivedAt, string Title,
    IReadOnlyList<TerritoryAnswer> LeadBodies,
    IReadOnlyList<string> Departements, IReadOnlyList<string> PartnerServices, string Theme, string Summary,
    IReadOnlyList<string> Ambitions, string? PhotoCredit, IReadOnlyDictionary<string, string> Answers,
    IReadOnlyList<DocumentAnswer> Documents, bool Fictitious, CorrectionAnswer? Correction = null)
{
    /// <param name="application">What is shown of it.</param>
    /// <param name="rules">Of its call, which name its documents.</param>
    public static ApplicationAnswer Of(ApplicationState application, CallRules rules) => new(
        application.Id,
        application.CallId,
        application.Stage.ToString().ToLowerInvariant(),
        application.Submission?.Number,
        application.Submission?.ReceivedAt,
        application.Content.Title,
        [.. application.Content.LeadBodies.Select(TerritoryAnswer.Of)],
        [.. application.Content.Departements.Select(departement => departement.Value)],
        application.Content.PartnerServices,
        application.Content.Theme,
        application.Content.Summary,
        application.Content.Ambitions,
        application.Content.PhotoCredit,
        // A draft is read as it was written; of what was submitted, nobody reads what answers or is attached to what is not asked.
        application.Submission is null
            ? application.Content.Answers
            : AskedQuestion.Counted(rules, application.Content.Answers),
        [
            .. (application.Submission is null ? application : application.AsRead(rules)).Documents
            .Select(document => DocumentAnswer.Of(document, rules)),
        ],
        application.Content.Fictitious);
}

public sealed record DocumentAnswer(string Kind, string Label, string Sha256, long Bytes, string MediaType)
{
    public static DocumentAnswer Of(Document document, CallRules rules) =>
        new(document.Kind, rules.LabelOf(document.Kind), document.Sha256, document.Bytes, document.MediaType);
}

/// <summary>
/// What an applicant keeps as proof. It names no body: a number is never tied to a body on a paper that may travel.
/// </summary>
public sealed record ReceiptAnswer(
    string Number, string Call, string CallTitle, DateTimeOffset ReceivedAt, string Title, IReadOnlyList<DocumentAnswer> Documents,
    bool Fictitious, SignatureAnswer? Signature = null)
{
    /// <summary>It says what was received then, whatever was corrected since.</summary>
    /// <param name="application">What was submitted.</param>
    /// <param name="call">Its call.</param>
    /// <param name="version">Which of those that were received, from 1: the submission itself.</param>
    public static ReceiptAnswer Of(ApplicationState application, CallState call, int version = 1) =>
        application is { Submission: { } submission, Received: var received } && received[version - 1] is var (content, documents, at)
        ? new(submission.Number, application.CallId, call.Rules.Title, at, content.Title,
            [
                .. AskedDocument.Counted(call.Rules, content.Answers, documents)
                .Select(document => DocumentAnswer.Of(document, call.Rules)),
            ],
            content.Fictitious || call.Rules.Fictitious)
        : throw new InvalidOperationException("A draft has no receipt.");
}
