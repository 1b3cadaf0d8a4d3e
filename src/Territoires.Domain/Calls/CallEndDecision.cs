using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>
/// Ending a call without a list. It can be given up whatever is left undone, until its list is public: from then on the list gives
/// rights. It is fruitless only when nobody is left whom the authority could designate, which is another thing to say in public.
/// </summary>
internal static class CallEndDecision
{
    public static Result<CallFact[], CallRefusal> Decide(CallState? state, End end, DateTimeOffset now)
    {
        switch (state)
        {
            case null:
                return new NotDefined();
            case { Stage: CallStage.Defined }:
                return new NotOpened();
            case { End: { } done }:
                return done.Kind == end.Kind && done.Reason == end.Reason ? Facts() : new AlreadyEnded(done, ZoneOf(state));
            case not null when state.IsPublishedAt(now) || !Procedure.Allows(ProcedureAct.EndCall, Procedure.Of(state)):
                return new AlreadyPublished(state.PublicationAt!.Value, state.Rules.Calendar.EarliestPublication.Zone);
        }

        if (string.IsNullOrWhiteSpace(end.Reason) || end.Reason.Length > CallEnd.MaxReason)
        {
            return new EndUnacceptable(
                [new Fault("reason", "Dites pourquoi l’appel prend fin, en 1\u202f000 caractères au plus\u00a0: ce motif sera public.")]);
        }

        return (end.Kind, state.Stage) switch
        {
            (CallEndKind.Fruitless, CallStage.Opened) => new StillOpen(state.Rules.Calendar.Closing),
            (CallEndKind.Fruitless, _) when !IsFruitless(state, end) => new NotFruitless(),
            _ => Facts(new CallEnded(new CallEnd(end.Kind, end.Reason, now))),
        };
    }

    internal static string ZoneOf(CallState call) => call.Rules.Calendar.Zone;

    private static bool IsFruitless(CallState state, End end) => state switch
    {
        { Designation: { } designation } => designation.Laureates.Count == 0,
        { Proposal: { } proposal } => proposal.Lines.Count == 0,
        _ => !end.AnyCandidate,
    };
}
