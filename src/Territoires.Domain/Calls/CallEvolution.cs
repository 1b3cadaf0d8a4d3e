using Territoires.Domain.Designation;
using Territoires.Domain.Publication;
using static Territoires.Domain.Calls.CallFact;

namespace Territoires.Domain.Calls;

/// <summary>What a fact makes of a call. Total over facts: a fact that is stored is never refused.</summary>
public static class CallEvolution
{
    public static CallState Evolve(CallState? state, CallFact fact) => fact switch
    {
        CallDefined defined => new CallState
        {
            Id = defined.Id,
            Stage = CallStage.Defined,
            Rules = defined.Rules,
            From = defined.From ?? state?.From,
            Documents = state?.Documents ?? [],
            Preparation = defined.PreparedBy is { } secretary ? new Preparation(secretary, []) : state?.Preparation,
        },
        CallOpened opened => After(state, fact) with { Stage = CallStage.Opened, DrawCommitment = opened.DrawCommitment },
        OrchestrationStarted => After(state, fact) with { OrchestrationStarted = true },
        CallClosed closed => After(state, fact) with { Stage = CallStage.Closed, Submissions = closed.Submissions },
        DeadlineExtended extended => Extended(After(state, fact), extended),
        DocumentAdded added => Given(After(state, fact), added.Document),
        DocumentRemoved removed => Without(After(state, fact), removed.Name),
        PanelSet panel => After(state, fact) with { Panel = panel.Seats },
        SessionConvened convened => After(state, fact) with { SessionId = convened.SessionId },
        ProposalSent sent => After(state, fact) with { Stage = CallStage.Proposed, Proposal = sent.Proposal },
        LaureatesDesignated designated => After(state, fact) with { Stage = CallStage.Designated, Designation = designated.List },
        DesignationReplaced replaced => Replaced(After(state, fact), replaced),
        PublicationScheduled scheduled => After(state, fact) with { Stage = CallStage.Scheduled, PublicationAt = scheduled.At },
        ListPublished => After(state, fact) with { Stage = CallStage.Published },
        CallEnded ended => After(state, fact) with { Stage = CallStage.Ended, End = ended.End },
        ReserveSet set => Reserved(After(state, fact), set),
        ListCorrected corrected => Changed(After(state, fact), new ListChange(
            ListChangeKind.Corrected, corrected.Reason, corrected.At, corrected.Correction.Laureate, corrected.Correction)),
        LaureateWithdrew withdrew => Changed(
            After(state, fact), new ListChange(ListChangeKind.Withdrew, withdrew.Reason, withdrew.At, withdrew.Laureate)),
        ReserveCalled called => Changed(
            After(state, fact), new ListChange(ListChangeKind.Called, called.Reason, called.At, called.Laureate)),
        OverlapAnswered answered => answered.Evolve(After(state, fact)),
        PreparationSent sent => sent.Evolve(After(state, fact)),
        PreparationApproved approved => approved.Evolve(After(state, fact)),
        PreparationReturned returned => returned.Evolve(After(state, fact)),
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static CallState Replaced(CallState state, DesignationReplaced replaced) => state with
    {
        Designation = replaced.List,
        // Whoever is designated now is no longer in reserve.
        Reserve = [.. state.Reserve.Except(replaced.List.Laureates)],
        FormerDesignations = [.. state.FormerDesignations, new FormerDesignation(state.Designation!, replaced.Reason, replaced.At)],
    };

    private static CallState Reserved(CallState state, ReserveSet set) =>
        state with { Reserve = set.Ranked, ReserveVersion = state.ReserveVersion + 1 };

    private static CallState Changed(CallState state, ListChange change) =>
        state with { ListChanges = [.. state.ListChanges, change] };

    private static CallState Given(CallState state, CallDocument given) => state with
    {
        Documents = state.DocumentOf(given.Name) is null
            ? [.. state.Documents, given]
            : [.. state.Documents.Select(document => document.Name == given.Name ? given : document)],
    };

    private static CallState Without(CallState state, string name) =>
        state with { Documents = [.. state.Documents.Where(document => document.Name != name)] };

    private static CallState Extended(CallState state, DeadlineExtended fact) => state with
    {
        Stage = CallStage.Opened,
        Submissions = null,
        Rules = state.Rules with { Calendar = fact.Calendar },
        Extensions = [.. state.Extensions, new Extension(state.Rules.Calendar, fact.Calendar, fact.Reason, fact.At)],
    };

    private static CallState After(CallState? state, CallFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a call.");
}
