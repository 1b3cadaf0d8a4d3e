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
    public static Result<ApplicationFact[], ApplicationRefusal> OfEligibility(
        ApplicationState state, DecideEligibility decide, DateTimeOffset receivedAt)
    {
        var eligibility = new Eligibility(decide.Admissible, decide.Reasons, receivedAt);
        if (state.Eligibility is { } decided && decided.IsSame(eligibility))
        {
            return Facts();
        }

        if (OutOfStage(ProcedureAct.DecideEligibility, decide.Call) is { } refusal)
        {
            return refusal;
        }

        var revision = decide.Revision?.Trim() ?? string.Empty;
        if (state.Eligibility is { } before && revision.Length == 0)
        {
            return new AlreadyDecided(before);
        }

        if (state.OpenCorrectionAt(receivedAt) is { } open)
        {
            return open.IsOwn ? new ChangeUnderWay(open.Request.Deadline) : new CorrectionOpen(open.Request.Deadline);
        }

        Fault[] faults =
        [
            .. eligibility.Faults(),
            .. revision.Length > Eligibility.MaxReason
                ? [new Fault("revision", "Rédigez le motif du changement en 1 000 caractères au plus.")]
                : Array.Empty<Fault>(),
        ];
        return (faults, state.Eligibility) switch
        {
            ({ Length: > 0 }, _) => new EligibilityUnacceptable(faults),
            (_, null) => Facts(new EligibilityDecided(eligibility)),
            _ => Facts(new EligibilityRevised(eligibility, revision)),
        };
    }

    public static Result<ApplicationFact[], ApplicationRefusal> OfAssignment(ApplicationState state, Assign assign)
    {
        if (!state.IsAdmissible)
        {
            return new NotAdmissible();
        }

        if (!assign.Call.Rules.HasReading)
        {
            return new NothingIsMarked();
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

    public static Result<ApplicationFact[], ApplicationRefusal> OfUnassignment(ApplicationState state, Unassign unassign) => state switch
    {
        _ when !state.Assigned.Contains(unassign.JurorId) => Facts(),
        _ when OutOfStage(ProcedureAct.UnassignReviewer, unassign.Call) is { } refusal => refusal,
        _ when unassign.HasBegun => new ReviewBegun(unassign.JurorId),
        _ => Facts(new JurorUnassigned(unassign.JurorId)),
    };

    /// <summary>
    /// A recusal protects the decision: it is lifted only while nothing was decided with it, and never without a reason. So is what keeps
    /// a juror from a file that its owner invited them to write, be it to keep them from it; its owner is always kept from it.
    /// </summary>
    public static Result<ApplicationFact[], ApplicationRefusal> OfLifting(ApplicationState state, LiftRecusal lift)
    {
        var reason = lift.Reason.Trim();
        return state switch
        {
            _ when !state.HasSteppedAside(lift.JurorId) && (state.OwnerId == lift.JurorId || !state.IsKeptFrom(lift.JurorId)) =>
                new NotRecused(lift.JurorId),
            _ when OutOfStage(ProcedureAct.LiftRecusal, lift.Call) is { } refusal => refusal,
            _ when reason.Length is 0 or > Eligibility.MaxReason => new LiftingUnexplained(Eligibility.MaxReason),
            _ => Facts(new RecusalLifted(lift.JurorId, reason)),
        };
    }

    /// <summary>A second recusal by the same juror changes nothing, whatever its ground: the first one did its work.</summary>
    public static Result<ApplicationFact[], ApplicationRefusal> OfRecusal(ApplicationState state, Recuse recuse) => state switch
    {
        _ when state.HasSteppedAside(recuse.JurorId) => Facts(),
        _ when !recuse.Call.IsOnPanel(recuse.JurorId) => new NotOnPanel([recuse.JurorId]),
        _ when OutOfStage(ProcedureAct.RecuseOneself, recuse.Call, new TooLateToRecuse()) is { } refusal => refusal,
        _ when !recuse.SessionIsOpen => new TooLateToRecuse(),
        _ => Facts(new JurorRecused(new Recusal(recuse.JurorId, recuse.Ground))),
    };
}
