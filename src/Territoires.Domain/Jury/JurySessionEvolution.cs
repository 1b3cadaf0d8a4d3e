using static Territoires.Domain.Jury.JurySessionFact;

namespace Territoires.Domain.Jury;

/// <summary>What a fact makes of a session. Total over facts: a fact that is stored is never refused.</summary>
public static class JurySessionEvolution
{
    public static JurySessionState Evolve(JurySessionState? state, JurySessionFact fact) => fact switch
    {
        SessionConvened convened => new JurySessionState { Id = convened.Id, CallId = convened.CallId, Seats = convened.Seats, Agenda = convened.Agenda },
        ItemRemoved removed => Without(After(state, fact), removed.ApplicationId),
        JurorRecusedFromItem recused => Recused(After(state, fact), recused),
        RecusalCameLate late => After(state, fact) with
        {
            LateRecusals = [.. After(state, fact).LateRecusals, new LateRecusal(late.ApplicationId, late.JurorId)],
        },
        JurorAttended attended => Attended(After(state, fact), attended),
        VoteCast vote => Voted(After(state, fact), vote),
        ReasonNoted noted => After(state, fact) with { Reasons = new Dictionary<string, string>(After(state, fact).Reasons) { [noted.ApplicationId] = noted.Text } },
        MinutesDrafted drafted => After(state, fact) with { Minutes = drafted.Minutes },
        MinutesSigned signed => After(state, fact) with { Signatures = [.. After(state, fact).Signatures, signed.Signature] },
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static JurySessionState Without(JurySessionState state, string application) => state with
    {
        Agenda = [.. state.Agenda.Where(item => item.ApplicationId != application)],
        Votes = state.Votes.Where(votes => votes.Key != application).ToDictionary(),
        Reasons = state.Reasons.Where(reason => reason.Key != application).ToDictionary(),
    };

    private static JurySessionState Recused(JurySessionState state, JurorRecusedFromItem recused) => state with
    {
        Agenda = [.. state.Agenda.Select(item => item.ApplicationId == recused.ApplicationId ? item with { Recused = [.. item.Recused, recused.JurorId] } : item)],
    };

    private static JurySessionState Attended(JurySessionState state, JurorAttended attended) =>
        state with { Attendance = new Dictionary<string, string>(state.Attendance) { [attended.SeatId] = attended.JurorId } };

    private static JurySessionState Voted(JurySessionState state, VoteCast vote)
    {
        var votes = new Dictionary<string, VoteChoice>(state.VotesOn(vote.ApplicationId)) { [vote.JurorId] = vote.Choice };
        return state with
        {
            Votes = new Dictionary<string, IReadOnlyDictionary<string, VoteChoice>>(state.Votes) { [vote.ApplicationId] = votes },
        };
    }

    private static JurySessionState After(JurySessionState? state, JurySessionFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a session.");
}
