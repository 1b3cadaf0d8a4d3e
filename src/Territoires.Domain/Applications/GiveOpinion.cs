using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationDecision;

namespace Territoires.Domain.Applications;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// A service says what it thinks; its last word stands. Taken before eligibility is decided too: services read on a rolling basis.
    /// </summary>
    public sealed record GiveOpinion(string ServiceId, Verdict Verdict, string? Text, CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt)
        {
            var opinion = new Opinion(ServiceId, Verdict, Text, receivedAt);
            if (state.Opinions.Any(opinion.IsSame))
            {
                return Facts();
            }

            if (OutOfStage(ProcedureAct.GiveOpinion, Call) is { } refusal)
            {
                return refusal;
            }

            var deadline = Call.Rules.Calendar.ExaminedUntil;
            if (receivedAt > deadline.Instant)
            {
                return new ApplicationRefusal.OpinionsClosed(deadline);
            }

            return opinion switch
            {
                { Verdict: Verdict.Unfavorable } when string.IsNullOrWhiteSpace(Text) => new ApplicationRefusal.OpinionUnexplained(),
                { Text: { Length: > Opinion.MaxText } text } => new ApplicationRefusal.OpinionUnacceptable([new Fault("text",
                    $"Cet avis compte {FrenchNumber.Of(text.Length)}\u00a0caractères\u00a0; il en faut "
                        + $"{FrenchNumber.Of(Opinion.MaxText)} au plus.")]),
                _ => Facts(new ApplicationFact.OpinionGiven(opinion)),
            };
        }
    }
}

[JsonDerivedType(typeof(OpinionGiven), nameof(OpinionGiven))]
public abstract partial record ApplicationFact
{
    public sealed record OpinionGiven(Opinion Opinion) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) =>
            state with { Opinions = [.. state.Opinions.Where(other => other.ServiceId != Opinion.ServiceId), Opinion] };

        public override FileNote Told() => new(FileEventKind.Opinion) { Verdict = Opinion.Verdict };

        internal override ApplicationFact WithEachWord(Func<string, string> word) =>
            this with { Opinion = ApplicationWords.Each(Opinion, word) };
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>The opinion goes over a limit.</summary>
    public sealed record OpinionUnacceptable(IReadOnlyList<Fault> Faults) : ApplicationRefusal;

    /// <summary>An unfavourable opinion says why: the jury reads it, and so may the applicant one day.</summary>
    public sealed record OpinionUnexplained : ApplicationRefusal;

    /// <summary>The jury's reviews are due since then: an opinion would come too late to be read.</summary>
    public sealed record OpinionsClosed(Moment ReviewsBy) : ApplicationRefusal;
}
