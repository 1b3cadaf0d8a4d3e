using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationFact;

namespace Territoires.Domain.Applications;

/// <summary>What a fact makes of an application. Total over facts: a fact that is stored is never refused.</summary>
public static class ApplicationEvolution
{
    public static ApplicationState Evolve(ApplicationState? state, ApplicationFact fact) => fact switch
    {
        DraftStarted started => new ApplicationState
        {
            Id = started.Id,
            CallId = started.CallId,
            OwnerId = started.OwnerId,
            Stage = ApplicationStage.Draft,
            Content = ApplicationContent.Empty,
        },
        DraftEdited edited => After(state, fact) with { Content = edited.Content },
        DocumentAttached attached => Attached(After(state, fact), attached.Document),
        DocumentDetached detached => Detached(After(state, fact), detached.Kind),
        DraftDeleted => After(state, fact) with { Stage = ApplicationStage.Deleted, Content = ApplicationContent.Empty, Documents = [] },
        ApplicationSubmitted submitted => After(state, fact) with { Stage = ApplicationStage.Submitted, Submission = submitted.Submission },
        FileWritten written => written.Begun(),
        CorrectionAsked asked => Asked(After(state, fact), asked),
        CorrectionCancelled cancelled =>
            Corrected(After(state, fact), correction =>
                correction with { Stage = CorrectionStage.Cancelled, Work = null }, cancelled.Number),
        CorrectionEdited edited => Written(After(state, fact), work => work with { Content = edited.Content }),
        CorrectionDocumentAttached attached =>
            Written(After(state, fact), work =>
                work with { Documents = [.. Without(work.Documents, attached.Document.Kind), attached.Document] }),
        CorrectionDocumentDetached detached =>
            Written(After(state, fact), work => work with { Documents = Without(work.Documents, detached.Kind) }),
        CorrectionSent sent => Sent(After(state, fact), sent),
        EligibilityDecided decided => After(state, fact) with { Eligibility = decided.Eligibility },
        EligibilityRevised revised => Revised(After(state, fact), revised),
        JurorsAssigned assigned => Assigned(After(state, fact), assigned.JurorIds),
        JurorUnassigned unassigned =>
            After(state, fact) with { Assigned = [.. After(state, fact).Assigned.Where(juror => juror != unassigned.JurorId)] },
        JurorRecused recused => Recused(After(state, fact), recused.Recusal),
        RecusalLifted lifted => Lifted(After(state, fact), lifted.JurorId),
        _ => fact.Evolve(After(state, fact)),
    };

    private static ApplicationState Attached(ApplicationState state, Document document) =>
        state with { Documents = [.. Without(state.Documents, document.Kind), document] };

    private static ApplicationState Detached(ApplicationState state, string kind) =>
        state with { Documents = Without(state.Documents, kind) };

    private static Document[] Without(IReadOnlyList<Document> documents, string kind) =>
    [
        .. documents.Where(document => document.Kind != kind),
    ];

    private static ApplicationState Asked(ApplicationState state, CorrectionAsked asked) => state with
    {
        // One that lapsed is written no more.
        Corrections =
        [
            .. state.Corrections.Select(correction => correction with { Work = null }),
            new Correction(
                asked.Number, asked.Request, asked.AskedAt, CorrectionStage.Asked, new CorrectionWork(state.Content, state.Documents, 0)),
        ],
    };

    private static ApplicationState Sent(ApplicationState state, CorrectionSent sent)
    {
        return Corrected(
            state, correction => correction with { Stage = CorrectionStage.Sent, Work = null, SentAt = sent.ReceivedAt }, sent.Number) with
        {
            Versions = state.Received,
            Content = sent.Content,
            Documents = sent.Documents,
        };
    }

    /// <summary>The last correction is the only one that is written.</summary>
    private static ApplicationState Written(ApplicationState state, Func<CorrectionWork, CorrectionWork> write) => Corrected(
        state,
        correction => correction with { Work = correction.Work is { } work ? write(work) with { Revision = work.Revision + 1 } : null },
        state.Corrections.Count);

    private static ApplicationState Corrected(ApplicationState state, Func<Correction, Correction> change, int number) =>
        state with
        {
            Corrections = [.. state.Corrections.Select(correction => correction.Number == number ? change(correction) : correction)],
        };

    private static ApplicationState Revised(ApplicationState state, EligibilityRevised revised) => state with
    {
        Eligibility = revised.Eligibility,
        EligibilityRevisions = [.. state.EligibilityRevisions, new EligibilityRevision(state.Eligibility!, revised.Reason)],
    };

    private static ApplicationState Assigned(ApplicationState state, IReadOnlyList<string> jurors) =>
        state with { Assigned = [.. state.Assigned.Union(jurors)] };

    private static ApplicationState Recused(ApplicationState state, Recusal recusal) => state with
    {
        Recusals = [.. state.Recusals, recusal],
        Assigned = [.. state.Assigned.Where(juror => juror != recusal.JurorId)],
    };

    private static ApplicationState Lifted(ApplicationState state, string juror) => state with
    {
        Recusals = [.. state.Recusals.Where(recusal => recusal.JurorId != juror)],
        Cleared = state.Editors.Contains(juror) ? [.. state.Cleared.Union([juror])] : state.Cleared,
    };

    private static ApplicationState After(ApplicationState? state, ApplicationFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of an application.");
}
