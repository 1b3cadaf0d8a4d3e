using static Territoires.Domain.Jury.JurySessionFact;

namespace Territoires.Domain.Jury;

/// <summary>What a fact makes of a session. Total over facts: a fact that is stored is never refused.</summary>
public static class JurySessionEvolution
{
    public static JurySessionState Evolve(JurySessionState? state, JurySessionFact fact) => fact switch
    {
        SessionConvened convened => new JurySessionState
        {
            Id = convened.Id,
            CallId = convened.CallId,
            Seats = convened.Seats,
            Agenda = convened.Agenda,
            Summons = convened.Summons,
        },
        ItemRemoved removed => Without(After(state, fact), removed.ApplicationId),
        ItemAdded added => After(state, fact) with { Agenda = [.. After(state, fact).Agenda, added.Item] },
        JurorRecusedFromItem recused => Recused(After(state, fact), recused),
        RecusalCameLate late => After(state, fact) with
        {
            LateRecusals = [.. After(state, fact).LateRecusals, new LateRecusal(late.ApplicationId, late.JurorId)],
        },
        JurorAttended attended => Attended(After(state, fact), attended),
        JurorLeft left => Left(After(state, fact), left),
        ReasonNoted noted =>
            After(state, fact) with
            { Reasons = new Dictionary<string, string>(After(state, fact).Reasons) { [noted.ApplicationId] = noted.Text } },
        MinutesDrafted drafted => After(state, fact) with { Minutes = drafted.Minutes },
        MinutesTakenBack taken => TakenBack(After(state, fact), taken),
        MinutesSigned signed => After(state, fact) with { Signatures = [.. After(state, fact).Signatures, signed.Signature] },
        _ => fact.Evolve(After(state, fact)),
    };

    private static JurySessionState Without(JurySessionState state, string application) => state with
    {
        Agenda = [.. state.Agenda.Where(item => item.ApplicationId != application)],
        Ballots = Ballots.Trimmed([.. state.Ballots.Where((_, place) => place != state.PlaceOf(application))]),
        Struck = state.Struck.Where(votes => votes.Key != application).ToDictionary(),
        Reasons = state.Reasons.Where(reason => reason.Key != application).ToDictionary(),
    };

    /// <summary>
    /// The session goes on as if it had not been counted; who stepped aside too late for those minutes does so in time for the next.
    /// </summary>
    private static JurySessionState TakenBack(JurySessionState state, MinutesTakenBack taken) =>
        state.LateRecusals.Aggregate(
            state with { Minutes = null, Signatures = [], LateRecusals = [], TakenBack = [.. state.TakenBack, taken.Reason] },
            (session, late) => Recused(session, new JurorRecusedFromItem(late.ApplicationId, late.JurorId)));

    /// <summary>A conflict that comes to light late strikes the vote already cast; the minutes tell how many were.</summary>
    private static JurySessionState Recused(JurySessionState state, JurorRecusedFromItem recused)
    {
        var after = state with
        {
            Agenda =
            [
                .. state.Agenda.Select(item => item.ApplicationId == recused.ApplicationId
                    ? item with { Recused = [.. item.Recused, recused.JurorId] }
                    : item),
            ],
        };
        return state.VoteOf(recused.JurorId, recused.ApplicationId) is null
            ? after
            : after.WithVote(recused.JurorId, recused.ApplicationId, null) with
            {
                Struck = new Dictionary<string, IReadOnlyList<string>>(state.Struck)
                {
                    [recused.ApplicationId] = [.. state.StruckOn(recused.ApplicationId), recused.JurorId],
                },
            };
    }

    private static JurySessionState Attended(JurySessionState state, JurorAttended attended) => state with
    {
        Attendance = new Dictionary<string, string>(state.Attendance) { [attended.SeatId] = attended.JurorId },
        Presences = [.. state.Presences, new Presence(attended.SeatId, attended.JurorId, attended.At)],
    };

    private static JurySessionState Left(JurySessionState state, JurorLeft left) => state with
    {
        Attendance = state.Attendance.Where(seat => seat.Key != left.SeatId).ToDictionary(),
        Presences =
        [
            .. state.Presences.Select(presence => presence.JurorId == left.JurorId && presence.Until is null
                ? presence with { Until = left.At }
                : presence),
        ],
    };

    private static JurySessionState After(JurySessionState? state, JurySessionFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a session.");
}
