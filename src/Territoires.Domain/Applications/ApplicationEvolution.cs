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
        ApplicationSubmitted submitted => After(state, fact) with { Stage = ApplicationStage.Submitted, Submission = submitted.Submission },
        ApplicationWithdrawn => After(state, fact) with { Stage = ApplicationStage.Withdrawn },
        EligibilityDecided decided => After(state, fact) with { Eligibility = decided.Eligibility },
        OpinionGiven given => Given(After(state, fact), given.Opinion),
        JurorsAssigned assigned => Assigned(After(state, fact), assigned.JurorIds),
        JurorRecused recused => Recused(After(state, fact), recused.Recusal),
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static ApplicationState Attached(ApplicationState state, Document document) =>
        state with { Documents = [.. Detached(state, document.Kind).Documents, document] };

    private static ApplicationState Detached(ApplicationState state, string kind) =>
        state with { Documents = [.. state.Documents.Where(document => document.Kind != kind)] };

    private static ApplicationState Given(ApplicationState state, Opinion opinion) =>
        state with { Opinions = [.. state.Opinions.Where(other => other.ServiceId != opinion.ServiceId), opinion] };

    private static ApplicationState Assigned(ApplicationState state, IReadOnlyList<string> jurors) =>
        state with { Assigned = [.. state.Assigned.Union(jurors)] };

    private static ApplicationState Recused(ApplicationState state, Recusal recusal) => state with
    {
        Recusals = [.. state.Recusals, recusal],
        Assigned = [.. state.Assigned.Where(juror => juror != recusal.JurorId)],
    };

    private static ApplicationState After(ApplicationState? state, ApplicationFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of an application.");
}
