using static Territoires.Domain.Calls.CallFact;

namespace Territoires.Domain.Calls;

/// <summary>What a fact makes of a call. Total over facts: a fact that is stored is never refused.</summary>
public static class CallEvolution
{
    public static CallState Evolve(CallState? state, CallFact fact) => fact switch
    {
        CallDefined defined => new CallState { Id = defined.Id, Stage = CallStage.Defined, Rules = defined.Rules },
        CallOpened => After(state, fact) with { Stage = CallStage.Opened },
        OrchestrationStarted => After(state, fact) with { OrchestrationStarted = true },
        CallClosed closed => After(state, fact) with { Stage = CallStage.Closed, Submissions = closed.Submissions },
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static CallState After(CallState? state, CallFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a call.");
}
