using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Applications.ApplicationDecision;
using static Territoires.Domain.Applications.ApplicationFact;
using static Territoires.Domain.Applications.ApplicationRefusal;

namespace Territoires.Domain.Applications;

/// <summary>What happens to a submitted application before the jury sits.</summary>
internal static class InstructionDecision
{
    public static Result<ApplicationFact[], ApplicationRefusal> OfEligibility(ApplicationState state, DecideEligibility decide, DateTimeOffset receivedAt)
    {
        var eligibility = new Eligibility(decide.Admissible, decide.Reasons);
        if (state.Eligibility is { } decided)
        {
            return decided.IsSame(eligibility) ? Facts() : new AlreadyDecided(decided);
        }

        if (OutOfStage(ProcedureAct.DecideEligibility, decide.Call) is { } refusal)
        {
            return refusal;
        }

        if (state.OpenCorrectionAt(receivedAt) is { } open)
        {
            return new CorrectionOpen(open.Request.Deadline);
        }

        var faults = eligibility.Faults();
        return faults.Count > 0 ? new EligibilityUnacceptable(faults) : Facts(new EligibilityDecided(eligibility));
    }

    /// <summary>Taken before eligibility is decided too: services read on a rolling basis.</summary>
    public static Result<ApplicationFact[], ApplicationRefusal> OfOpinion(ApplicationState state, GiveOpinion give, DateTimeOffset receivedAt)
    {
        var opinion = new Opinion(give.ServiceId, give.Verdict, give.Text);
        if (state.Opinions.Contains(opinion))
        {
            return Facts();
        }

        if (OutOfStage(ProcedureAct.GiveOpinion, give.Call) is { } refusal)
        {
            return refusal;
        }

        var deadline = give.Call.Rules.Calendar.ReviewsBy;
        if (receivedAt > deadline.Instant)
        {
            return new OpinionsClosed(deadline);
        }

        return opinion.Text is { Length: > Opinion.MaxText } text
            ? new OpinionUnacceptable([new Fault("text", $"Cet avis compte {text.Length} caractères ; il en faut {FrenchNumber.Of(Opinion.MaxText)} au plus.")])
            : Facts(new OpinionGiven(opinion));
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfAssignment(ApplicationState state, Assign assign)
    {
        if (!state.IsAdmissible)
        {
            return new NotAdmissible();
        }

        string[] added = [.. assign.JurorIds.Except(state.Assigned)];
        string[] strangers = [.. added.Where(juror => !assign.Call.IsOnPanel(juror))];
        string[] recused = [.. added.Where(state.IsRecused)];
        return (strangers, recused, added) switch
        {
            ({ Length: > 0 }, _, _) => new NotOnPanel(strangers),
            (_, { Length: > 0 }, _) => new JurorsRecused(recused),
            (_, _, []) => Facts(),
            _ when OutOfStage(ProcedureAct.AssignReviewers, assign.Call) is { } refusal => refusal,
            _ => Facts(new JurorsAssigned(added)),
        };
    }

    /// <summary>A second recusal by the same juror changes nothing, whatever its ground: the first one did its work.</summary>
    public static Result<ApplicationFact[], ApplicationRefusal> OfRecusal(ApplicationState state, Recuse recuse) => state switch
    {
        _ when state.IsRecused(recuse.JurorId) => Facts(),
        _ when !recuse.Call.IsOnPanel(recuse.JurorId) => new NotOnPanel([recuse.JurorId]),
        _ when !recuse.SessionIsOpen => new TooLateToRecuse(),
        _ when OutOfStage(ProcedureAct.RecuseOneself, recuse.Call, new TooLateToRecuse()) is { } refusal => refusal,
        _ => Facts(new JurorRecused(new Recusal(recuse.JurorId, recuse.Ground))),
    };
}
