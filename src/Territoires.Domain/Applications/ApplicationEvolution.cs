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
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static ApplicationState Attached(ApplicationState state, Document document) =>
        state with { Documents = [.. Detached(state, document.Kind).Documents, document] };

    private static ApplicationState Detached(ApplicationState state, string kind) =>
        state with { Documents = [.. state.Documents.Where(document => document.Kind != kind)] };

    private static ApplicationState After(ApplicationState? state, ApplicationFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of an application.");
}
