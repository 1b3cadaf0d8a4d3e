using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationDecision;

namespace Territoires.Domain.Applications;

public abstract partial record ApplicationCommand
{
    /// <summary>
    /// The applicant opens what they submitted, to change it until the closing. What was submitted stands until the change is sent, as
    /// a correction is.
    /// </summary>
    public sealed record BeginChange(CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt)
        {
            if (Window(Call, receivedAt) is { } closed)
            {
                return closed;
            }

            if (state.Eligibility is not null)
            {
                return new ApplicationRefusal.UnderExamination();
            }

            // Whoever is asked for a correction writes that one; whoever changes already goes on.
            return state.OpenCorrectionAt(receivedAt) is not null
                ? Facts()
                : Facts(new ApplicationFact.ChangeBegun(
                    state.Corrections.Count + 1, ApplicationPart.Of(Call.Rules, state.Content), Call.Rules.Calendar.Closing, receivedAt));
        }
    }

    /// <summary>The applicant gives up a change that was not sent: what was submitted stands.</summary>
    public sealed record GiveUpChange(CallState Call) : ApplicationCommand, IActOnStanding
    {
        Result<ApplicationFact[], ApplicationRefusal> IActOnSubmitted.Decide(ApplicationState state, DateTimeOffset receivedAt) =>
            state.Correction is not { IsOwn: true } change ? Facts()
            : OutOfStage(ProcedureAct.WriteCorrection, Call) is { } refusal ? refusal
            : Facts(new ApplicationFact.ChangeGivenUp(change.Number));
    }
}

[JsonDerivedType(typeof(ChangeBegun), nameof(ChangeBegun))]
[JsonDerivedType(typeof(ChangeGivenUp), nameof(ChangeGivenUp))]
public abstract partial record ApplicationFact
{
    /// <param name="Number">Among the corrections of the application, from 1.</param>
    /// <param name="Parts">What may be changed: <see cref="ApplicationPart.Of"/>.</param>
    /// <param name="Until">The closing, as it was then.</param>
    /// <param name="BegunAt">When.</param>
    public sealed record ChangeBegun(int Number, IReadOnlyList<string> Parts, Moment Until, DateTimeOffset BegunAt) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state)
        {
            // The closing was put off: what was typed before the first one is not lost.
            var work = state.Correction is { IsOwn: true, Work: { } typed } ? typed : new CorrectionWork(state.Content, state.Documents, 0);
            return state with
            {
                Corrections =
                [
                    .. state.Corrections.Select(correction => correction with { Work = null }),
                    new Correction(Number, new CorrectionRequest(string.Empty, Parts, Until), BegunAt, CorrectionStage.Asked, work)
                    {
                        IsOwn = true,
                    },
                ],
            };
        }
    }

    public sealed record ChangeGivenUp(int Number) : ApplicationFact
    {
        internal override ApplicationState Evolve(ApplicationState state) => state with
        {
            Corrections =
            [
                .. state.Corrections.Select(correction => correction.Number == Number
                    ? correction with { Stage = CorrectionStage.Cancelled, Work = null }
                    : correction),
            ],
        };
    }
}

public abstract partial record ApplicationRefusal
{
    /// <summary>Somebody decides on it already: it holds still. What was decided is not said.</summary>
    public sealed record UnderExamination : ApplicationRefusal;

    /// <summary>Its applicant is changing it, until then.</summary>
    public sealed record ChangeUnderWay(Moment Until) : ApplicationRefusal;
}
