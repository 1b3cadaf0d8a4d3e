using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Answers;

/// <summary>A session as one of its people sees it.</summary>
/// <param name="Attendance">Who sits, by seat.</param>
/// <param name="Summons">When and where; null where it is said elsewhere.</param>
/// <param name="Replies">Whether they will come, by member; who did not answer is not in it.</param>
/// <param name="AtHand">What is deliberated on.</param>
public sealed record SessionAnswer(
    string Id, string Call, string Stage, IReadOnlyDictionary<string, string> Attendance,
    IReadOnlyList<SessionItemAnswer> Agenda, bool Fictitious, Summons? Summons, IReadOnlyDictionary<string, bool> Replies,
    AtHandAnswer AtHand)
{
    /// <summary>A juror sees their own votes and nobody else's, and no file from which they stepped aside.</summary>
    public static SessionAnswer Of(JurySessionState session, CallState call, Actor actor) => new(
        session.Id,
        session.CallId,
        session.Stage.ToString().ToLowerInvariant(),
        session.Attendance,
        [.. session.Agenda.Where(item => !actor.Is(Role.Juror) || !item.Recused.Contains(actor.Id)).Select(
            item => SessionItemAnswer.Of(session, item, actor))],
        call.Rules.Fictitious,
        session.Summons,
        session.Replies,
        AtHandAnswer.Of(session, actor));
}

/// <param name="Votes">How many votes were cast, abstentions included.</param>
/// <param name="MyVote">The vote of whoever asks; null when they cast none.</param>
public sealed record SessionItemAnswer(string Application, string Number, int Present, int Needed, int Votes, VoteChoice? MyVote)
{
    public static SessionItemAnswer Of(JurySessionState session, AgendaItem item, Actor actor)
    {
        var quorum = Quorum.Of(session, item);
        return new(item.ApplicationId, item.Number, quorum.Present, quorum.Needed, session.VotesOn(item.ApplicationId).Count,
            session.VoteOf(actor.Id, item.ApplicationId));
    }
}
