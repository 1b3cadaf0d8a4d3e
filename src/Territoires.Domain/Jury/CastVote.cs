using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionDecision;

namespace Territoires.Domain.Jury;

public abstract partial record JurySessionCommand
{
    /// <summary>A juror votes, or votes otherwise than before: until the minutes are drafted they may, each vote being a fact.</summary>
    public sealed record Vote(string JurorId, string ApplicationId, VoteChoice Choice) : JurySessionCommand
    {
        internal override Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state)
        {
            if (state.ItemOf(ApplicationId) is not { } item)
            {
                return new JurySessionRefusal.NotOnAgenda();
            }

            if (state.VoteOf(JurorId, ApplicationId) == Choice)
            {
                return Facts();
            }

            var quorum = Quorum.Of(state, item);
            return state switch
            {
                _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
                _ when !state.Sits(JurorId) => new JurySessionRefusal.NotSitting(),
                _ when item.Recused.Contains(JurorId) => new JurySessionRefusal.Recused(),
                _ when state.VoiceOf(state.SeatOf(JurorId)!, ApplicationId) is { } voice
                    && voice != JurorId => new JurySessionRefusal.SeatVoted(voice),
                _ when !quorum.IsMet => new JurySessionRefusal.NoQuorum(quorum.Present, quorum.Needed),
                _ => Facts(new JurySessionFact.VoteCast(JurorId, ApplicationId, Choice)),
            };
        }
    }
}

[JsonDerivedType(typeof(VoteCast), nameof(VoteCast))]
public abstract partial record JurySessionFact
{
    /// <summary>The last vote of a juror on an application is the one that counts.</summary>
    public sealed record VoteCast(string JurorId, string ApplicationId, VoteChoice Choice) : JurySessionFact
    {
        internal override JurySessionState Evolve(JurySessionState state) => state.WithVote(JurorId, ApplicationId, Choice);
    }
}

public abstract partial record JurySessionRefusal
{
    /// <summary>The juror did not take a seat.</summary>
    public sealed record NotSitting : JurySessionRefusal;

    /// <summary>The juror stepped aside from that application.</summary>
    public sealed record Recused : JurySessionRefusal;

    /// <summary>Too few sit for a vote on that application.</summary>
    public sealed record NoQuorum(int Present, int Needed) : JurySessionRefusal;

    /// <summary>The other holder of the seat voted on that application before they left: a seat has one voice.</summary>
    public sealed record SeatVoted(string JurorId) : JurySessionRefusal;
}
