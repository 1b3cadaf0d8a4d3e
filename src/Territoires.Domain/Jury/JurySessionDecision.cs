using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Jury.JurySessionFact;
using static Territoires.Domain.Jury.JurySessionRefusal;

namespace Territoires.Domain.Jury;

/// <summary>
/// What a session answers to a command. An act that was already done decides to no fact at all: asking twice is harmless.
/// </summary>
public static class JurySessionDecision
{
    public static Result<JurySessionFact[], JurySessionRefusal> Decide(
        JurySessionState? state, JurySessionCommand command, DateTimeOffset now) =>
        (state, command) switch
        {
            (null, Convene convene) => DecideConvening(convene, now),
            (null, _) => new NotConvened(),
            (_, Convene convene) => IsSame(state, convene) ? Facts() : new AlreadyConvened(),
            (_, RemoveFromAgenda remove) => DecideRemoval(state, remove),
            (_, AddToAgenda add) => DecideAddition(state, add),
            (_, RecuseFromItem recuse) => DecideRecusal(state, recuse),
            (_, Attend attend) => AttendanceDecision.DecideArrival(state, attend.JurorId, now),
            (_, Leave leave) => AttendanceDecision.DecideDeparture(state, leave, now),
            (_, Move move) => move.Decide(state, now),
            (_, TakeUpItem taking) => taking.Decide(state, now),
            (_, NoteReason note) => MinutesDecision.DecideReason(state, note),
            (_, DraftMinutes draft) => MinutesDecision.DecideDraft(state, draft),
            (_, TakeBackMinutes taking) => MinutesDecision.DecideTakingBack(state, taking),
            (_, Sign sign) => MinutesDecision.DecideSignature(state, sign, now),
            _ => command.Decide(state),
        };

    private static Result<JurySessionFact[], JurySessionRefusal> DecideConvening(Convene convene, DateTimeOffset now)
    {
        Fault[] faults =
        [
            .. PanelCheck.Faults(convene.Seats),
            .. AgendaItem.Faults(convene.Agenda, mayBeEmpty: convene.IsNoted),
            .. convene.Summons?.Faults(now) ?? [],
        ];
        return faults.Length > 0
            ? new ConveningUnacceptable(faults)
            : Facts(new SessionConvened(convene.Id, convene.CallId, convene.Seats, convene.Agenda, convene.Summons));
    }

    /// <summary>Recusals are left out: they go on after the convening.</summary>
    private static bool IsSame(JurySessionState state, Convene convene) =>
        state.Id == convene.Id
        && state.CallId == convene.CallId
        && state.Seats.SequenceEqual(convene.Seats)
        && state.Agenda.Select(item => item.ApplicationId).SequenceEqual(convene.Agenda.Select(item => item.ApplicationId));

    /// <summary>
    /// Minutes that are drafted say what the jury voted, and keep the item. It ends there: the authority can designate no
    /// application that was withdrawn.
    /// </summary>
    private static Result<JurySessionFact[], JurySessionRefusal> DecideRemoval(JurySessionState state, RemoveFromAgenda remove) =>
        state switch
        {
            _ when state.ItemOf(remove.ApplicationId) is null => Facts(),
            { Minutes: not null } => new JurySessionRefusal.MinutesDrafted(),
            _ => Facts(new ItemRemoved(remove.ApplicationId)),
        };

    private static Result<JurySessionFact[], JurySessionRefusal> DecideAddition(JurySessionState state, AddToAgenda add) => state switch
    {
        _ when state.ItemOf(add.Item.ApplicationId) is not null => Facts(),
        { Minutes: not null } => new JurySessionRefusal.MinutesDrafted(),
        _ => Facts(new ItemAdded(add.Item)),
    };

    private static Result<JurySessionFact[], JurySessionRefusal> DecideRecusal(JurySessionState state, RecuseFromItem recuse)
    {
        if (state.ItemOf(recuse.ApplicationId) is not { } item)
        {
            return new NotOnAgenda();
        }

        return state switch
        {
            _ when item.Recused.Contains(recuse.JurorId) => Facts(),
            _ when state.SeatOf(recuse.JurorId) is null => new NotOnPanel(),
            _ when state.LateRecusals.Contains(new LateRecusal(recuse.ApplicationId, recuse.JurorId)) => Facts(),
            _ when !state.TakesRecusal => Facts(new RecusalCameLate(recuse.ApplicationId, recuse.JurorId)),
            _ => Facts(new JurorRecusedFromItem(recuse.ApplicationId, recuse.JurorId)),
        };
    }

    internal static Result<JurySessionFact[], JurySessionRefusal> Facts(params JurySessionFact[] facts) => facts;
}
