using Territoires.Domain.Jury;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>
/// The jury of a call. Once a session is convened it no longer changes: the composition of a jury holds for the whole
/// procedure (CE 25 January 2006, n° 257978, on a procurement jury, applied here by analogy).
/// </summary>
internal static class CallJuryDecision
{
    public static Result<CallFact[], CallRefusal> DecidePanel(CallState? state, SetPanel panel)
    {
        if (state is null)
        {
            return new NotDefined();
        }

        var faults = PanelCheck.Faults(panel.Seats);
        return state switch
        {
            _ when faults.Count == 0 && state.Panel.SequenceEqual(panel.Seats) => Facts(),
            { End: { } end } => new AlreadyEnded(end, CallEndDecision.ZoneOf(state)),
            { Rules.HasPanel: false } => new NoJury(),
            _ when !Procedure.Allows(ProcedureAct.SetPanel, Procedure.Of(state)) => new PanelFrozen(),
            _ when faults.Count > 0 => new PanelUnacceptable(faults),
            _ => Facts(new PanelSet(panel.Seats)),
        };
    }

    public static Result<CallFact[], CallRefusal> DecideSession(CallState? state, NoteSession session) => state switch
    {
        _ when !IsClosed(state, out var refusal) => refusal,
        { Rules.Jury: false } => new NoJury(),
        { SessionId: { } known } => known == session.SessionId ? Facts() : new SessionAlreadyConvened(known),
        _ when !Procedure.Allows(ProcedureAct.ConveneSession, Procedure.Of(state)) => new SessionAlreadyConvened(session.SessionId),
        { Panel: [] } => new PanelMissing(),
        _ when session.Undecided.Count > 0 => new ApplicationsUndecided(session.Undecided),
        _ => Facts(new SessionConvened(session.SessionId)),
    };
}
