using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>A juror votes, once an item. It takes no version: a vote adds.</summary>
public sealed class CastVote(SessionDesk desk, ApplicationStore applications)
{
    public async Task<Result<ActedSession, ActRefusal<JurySessionRefusal>>> RunAsync(
        string session, string application, VoteChoice choice, Act act, CancellationToken cancellation) =>
        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        await applications.FindAsync(application, act.Actor, cancellation) is null
            ? new ActRefusal<JurySessionRefusal>.NotFound()
            : await desk.ActAsync(session, new JurySessionCommand.Vote(act.Actor.Id, application, choice), act, cancellation);
}
