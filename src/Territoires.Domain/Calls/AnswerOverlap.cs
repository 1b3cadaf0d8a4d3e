using System.Text.Json.Serialization;
using Territoires.Domain.Applications;
using static Territoires.Domain.Calls.CallDecision;

namespace Territoires.Domain.Calls;

/// <summary>A person said that two files which meet are two distinct applications.</summary>
/// <param name="One">Of the two, the one whose number comes first.</param>
/// <param name="Reason">Why, in French; about the applications, never about a person.</param>
/// <param name="At">When.</param>
public sealed record OverlapAnswer(ApplicationRef One, ApplicationRef Other, string Reason, DateTimeOffset At)
{
    public const int MaxReason = 1000;

    public bool IsOf(FilePair pair) => pair == FilePair.Of(One, Other);
}

public abstract partial record CallCommand
{
    /// <summary>
    /// The secretary says that two files are two distinct applications, or says anew why: until the list is public, no designation
    /// names both before.
    /// </summary>
    /// <param name="Meet">True when they are of one body, or their perimeters overlap.</param>
    public sealed record AnswerOverlap(FilePair Pair, string Reason, bool Meet) : CallCommand
    {
        internal Result<CallFact[], CallRefusal> Decide(CallState? state, DateTimeOffset now)
        {
            var reason = Reason.Trim();
            return !IsClosed(state, out var refusal) ? refusal
                : state.AnswerTo(Pair)?.Reason == reason ? Facts()
                : state.IsPublishedAt(now) || !Procedure.Allows(ProcedureAct.AnswerOverlap, Procedure.Of(state))
                ? new CallRefusal.AlreadyPublished(state.PublicationAt!.Value, state.Rules.Calendar.EarliestPublication.Zone)
                : !Meet ? new CallRefusal.NoOverlap()
                : reason.Length is 0 or > OverlapAnswer.MaxReason
                ? new CallRefusal.OverlapUnacceptable(
                    [new Fault("reason", "Dites en quoi les deux candidatures sont distinctes, en 1 000 caractères au plus.")])
                : Facts(new CallFact.OverlapAnswered(new OverlapAnswer(Pair.One, Pair.Other, reason, now)));
        }
    }
}

[JsonDerivedType(typeof(OverlapAnswered), nameof(OverlapAnswered))]
public abstract partial record CallFact
{
    /// <summary>Two files that meet are two distinct applications; takes the place of what was said of them before.</summary>
    public sealed record OverlapAnswered(OverlapAnswer Answer) : CallFact
    {
        internal CallState Evolve(CallState state) => state with
        {
            OverlapAnswers =
            [
                .. state.OverlapAnswers.Where(one => !one.IsOf(FilePair.Of(Answer.One, Answer.Other))), Answer,
            ],
        };
    }
}

public abstract partial record CallRefusal
{
    /// <summary>These files that it would designate meet two by two, and nobody said that they are distinct.</summary>
    public sealed record OverlapsUnanswered(string CallId, IReadOnlyList<FilePair> Pairs) : CallRefusal;

    /// <summary>The two are not of one body and share no commune, or they are not both in the running.</summary>
    public sealed record NoOverlap : CallRefusal;

    /// <summary>The reason does not hold; the fault names its field.</summary>
    public sealed record OverlapUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;
}
