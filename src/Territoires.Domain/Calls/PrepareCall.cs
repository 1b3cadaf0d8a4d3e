using System.Text.Json.Serialization;
using static Territoires.Domain.Calls.CallDecision;

namespace Territoires.Domain.Calls;

public abstract partial record CallCommand
{
    /// <summary>The secretary sends what they prepared to the administrator, who approves it or sends it back.</summary>
    public sealed record SendPreparation : CallCommand
    {
        internal static Result<CallFact[], CallRefusal> Decide(CallState? state, DateTimeOffset now) => state switch
        {
            null => new CallRefusal.NotDefined(),
            { Preparation: null } => new CallRefusal.NoPreparation(),
            { Preparation.Step: PreparationStep.Sent } => Facts(),
            { Preparation.IsApproved: true } => new CallRefusal.PreparationSent(),
            _ => Facts(new CallFact.PreparationSent(now)),
        };
    }

    /// <summary>The administrator approves what the secretary prepared: from then on it is a call that they open.</summary>
    public sealed record ApprovePreparation : CallCommand
    {
        internal static Result<CallFact[], CallRefusal> Decide(CallState? state, DateTimeOffset now) => state switch
        {
            null => new CallRefusal.NotDefined(),
            { Preparation: null } => new CallRefusal.NoPreparation(),
            { Preparation.IsApproved: true } => Facts(),
            { Preparation.Step: PreparationStep.Sent } => Facts(new CallFact.PreparationApproved(now)),
            _ => new CallRefusal.PreparationNotSent(),
        };
    }

    /// <summary>The administrator sends it back to the secretary, until it opens.</summary>
    /// <param name="Reason">What is to be changed, in French; about the rules, never about a person.</param>
    public sealed record ReturnPreparation(string Reason) : CallCommand
    {
        internal Result<CallFact[], CallRefusal> Decide(CallState? state, DateTimeOffset now)
        {
            var reason = Reason.Trim();
            return state switch
            {
                null => new CallRefusal.NotDefined(),
                { Preparation: null } => new CallRefusal.NoPreparation(),
                { IsPublic: true } => new CallRefusal.RulesFrozen(),
                { Preparation: { Step: PreparationStep.Returned, Events: var events } } when events[^1].Reason == reason => Facts(),
                { Preparation.IsWithAuthor: true } => new CallRefusal.PreparationNotSent(),
                _ when reason.Length is 0 or > Preparation.MaxReason => new CallRefusal.ReturnUnacceptable(
                    [new Fault("reason", "Dites ce qui est à reprendre, en 1\u202f000 caractères au plus.")]),
                _ => Facts(new CallFact.PreparationReturned(reason, now)),
            };
        }
    }
}

[JsonDerivedType(typeof(PreparationSent), nameof(PreparationSent))]
[JsonDerivedType(typeof(PreparationApproved), nameof(PreparationApproved))]
[JsonDerivedType(typeof(PreparationReturned), nameof(PreparationReturned))]
public abstract partial record CallFact
{
    /// <summary>What a secretary prepared waits for the administrator.</summary>
    public sealed record PreparationSent(DateTimeOffset At) : CallFact
    {
        internal CallState Evolve(CallState state) =>
            state with { Preparation = state.Preparation?.With(PreparationStep.Sent, At) };
    }

    public sealed record PreparationApproved(DateTimeOffset At) : CallFact
    {
        internal CallState Evolve(CallState state) =>
            state with { Preparation = state.Preparation?.With(PreparationStep.Approved, At) };
    }

    public sealed record PreparationReturned(string Reason, DateTimeOffset At) : CallFact
    {
        internal CallState Evolve(CallState state) =>
            state with { Preparation = state.Preparation?.With(PreparationStep.Returned, At, Reason) };
    }
}

public abstract partial record CallRefusal
{
    /// <summary>An administrator wrote the call: there is nothing to send nor to approve.</summary>
    public sealed record NoPreparation : CallRefusal;

    /// <summary>The preparation is with the administrator, or approved: its secretary does not write it.</summary>
    public sealed record PreparationSent : CallRefusal;

    /// <summary>The secretary is still writing it.</summary>
    public sealed record PreparationNotSent : CallRefusal;

    /// <summary>A secretary prepared the call, and it is not approved: it does not open.</summary>
    public sealed record PreparationNotApproved : CallRefusal;

    /// <summary>Why it is sent back is not said, or in too many words; the fault names its field.</summary>
    public sealed record ReturnUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;
}
