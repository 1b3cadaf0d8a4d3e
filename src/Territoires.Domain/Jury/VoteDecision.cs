using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Jury.JurySessionDecision;
using static Territoires.Domain.Jury.JurySessionFact;
using static Territoires.Domain.Jury.JurySessionRefusal;

namespace Territoires.Domain.Jury;

/// <summary>One vote of one juror on one application; until the minutes are drafted they may change it, each vote being a fact.</summary>
internal static class VoteDecision
{
    public static Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state, Vote vote)
    {
        if (state.ItemOf(vote.ApplicationId) is not { } item)
        {
            return new NotOnAgenda();
        }

        if (state.VoteOf(vote.JurorId, vote.ApplicationId) == vote.Choice)
        {
            return Facts();
        }

        var quorum = Quorum.Of(state, item);
        return state switch
        {
            _ when !Procedure.Allows(ProcedureAct.CastVote, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ when !state.Sits(vote.JurorId) => new NotSitting(),
            _ when item.Recused.Contains(vote.JurorId) => new Recused(),
            _ when state.VoiceOf(state.SeatOf(vote.JurorId)!, vote.ApplicationId) is { } voice
                && voice != vote.JurorId => new SeatVoted(voice),
            _ when !quorum.IsMet => new NoQuorum(quorum.Present, quorum.Needed),
            _ => Facts(new VoteCast(vote.JurorId, vote.ApplicationId, vote.Choice)),
        };
    }
}
