using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Jury.JurySessionDecision;
using static Territoires.Domain.Jury.JurySessionFact;
using static Territoires.Domain.Jury.JurySessionRefusal;

namespace Territoires.Domain.Jury;

/// <summary>
/// Who sits, from when to when. A seat may change hands while the session lasts, whoever sat there by mistake or had to go
/// leaves it to the other; it has one voice an application all the same (<see cref="JurySessionState.VoiceOf"/>).
/// </summary>
internal static class AttendanceDecision
{
    public static Result<JurySessionFact[], JurySessionRefusal> DecideArrival(JurySessionState state, string juror, DateTimeOffset now)
    {
        if (state.SeatOf(juror) is not { } seat)
        {
            return new NotOnPanel();
        }

        return state switch
        {
            _ when state.Sits(juror) => Facts(),
            _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ when state.Attendance.TryGetValue(seat.Id, out var other) => new SeatTaken(seat.Id, other),
            { Summons: { } summons } when summons.DaysUntil(now) > 0 => new NotYetTheDay(summons.Begins),
            _ => Facts(new JurorAttended(seat.Id, juror, now)),
        };
    }

    /// <summary>The votes cast before stand: the member was there.</summary>
    public static Result<JurySessionFact[], JurySessionRefusal> DecideDeparture(JurySessionState state, Leave leave, DateTimeOffset now)
    {
        if (state.SeatOf(leave.JurorId) is not { } seat)
        {
            return new NotOnPanel();
        }

        return state switch
        {
            _ when !state.Sits(leave.JurorId) => Facts(),
            _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ => Facts(new JurorLeft(seat.Id, leave.JurorId, now)),
        };
    }
}
