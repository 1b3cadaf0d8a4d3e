using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>A juror votes, once an item. It takes no version: a vote adds.</summary>
public sealed class CastVote(SessionDesk desk, SessionStore sessions, ApplicationStore applications)
{
    public async Task<Result<ActedSession, ActRefusal<JurySessionRefusal>>> RunAsync(
        string session, string application, VoteChoice choice, Act act, CancellationToken cancellation) =>
        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        await applications.FindOfJurorAsync(application, act.Actor, cancellation) is null
            ? new ActRefusal<JurySessionRefusal>.NotFound()
            : await desk.ActAsync(session, new JurySessionCommand.Vote(act.Actor.Id, application, choice), act, cancellation);

    /// <summary>
    /// Several applications in one request. Each vote is decided and saved in turn, as if it came alone: one that is refused holds none of
    /// the others back, and the same request sent again adds nothing.
    /// </summary>
    /// <returns>The votes that were refused, each with why; none when all of them are saved.</returns>
    public async Task<Result<RefusedVote[], ActRefusal<JurySessionRefusal>>> AllAsync(
        string session, IReadOnlyList<ChosenVote> votes, Act act, CancellationToken cancellation)
    {
        var juror = act.Actor.AsJuror();
        if (await desk.FindAsync(session, juror, cancellation) is not { } found)
        {
            return new ActRefusal<JurySessionRefusal>.NotFound();
        }

        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        var readable = (await applications.ListAsync(found.Call.Id, cancellation))
            .Where(application => ApplicationAccess.MayRead(application, found.Call, juror))
            .Select(application => application.Id)
            .ToHashSet(StringComparer.Ordinal);
        var refused = new List<RefusedVote>();
        var loaded = found.Session;
        foreach (var vote in votes)
        {
            if (!readable.Contains(vote.Application))
            {
                refused.Add(new RefusedVote(vote, new ActRefusal<JurySessionRefusal>.NotFound()));
                continue;
            }

            var saved = await sessions.ActAsync(
                loaded, new JurySessionCommand.Vote(act.Actor.Id, vote.Application, vote.Choice), act);
            if (saved.IsRefused)
            {
                refused.Add(new RefusedVote(vote, saved.Refusal));
            }
            else
            {
                loaded = saved.Value.Aggregate;
            }
        }

        return refused.ToArray();
    }
}

/// <summary>What a juror chose on one application.</summary>
/// <param name="Application">Its id.</param>
public sealed record ChosenVote(string Application, VoteChoice Choice);

/// <summary>A vote that is not saved, and why.</summary>
public sealed record RefusedVote(ChosenVote Vote, ActRefusal<JurySessionRefusal> Refusal);
