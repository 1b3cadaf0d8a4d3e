using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>
/// What every act of a session has in common: find it, as somebody who may know of it, act on it. Most acts
/// (to attend, to leave, to sign, to note a reason, to take minutes back) are that and their command, nothing more.
/// </summary>
public sealed class SessionDesk(CallStore calls, SessionStore sessions)
{
    /// <summary>The session and its call; null when it is not the actor's to know.</summary>
    public async Task<FoundSession?> FindAsync(string id, Actor actor, CancellationToken cancellation)
    {
        var session = await sessions.LoadAsync(id, cancellation);
        if (session.State is not { } state)
        {
            return null;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return SessionAccess.MayRead(call, actor) ? new FoundSession(session, call) : null;
    }

    /// <summary>Acts that only add: nine jurors who vote at once never see each other.</summary>
    public async Task<Result<ActedSession, ActRefusal<JurySessionRefusal>>> ActAsync(
        string id, JurySessionCommand command, Act act, CancellationToken cancellation) =>
        await FindAsync(id, act.Actor, cancellation) is { } found
            ? await ActAsync(found, command, act)
            : new ActRefusal<JurySessionRefusal>.NotFound();

    public async Task<Result<ActedSession, ActRefusal<JurySessionRefusal>>> ActAsync(
        FoundSession found, JurySessionCommand command, Act act)
    {
        if (found.Call.End is { } end)
        {
            // A session knows nothing of the end of its call.
            return new ActRefusal<JurySessionRefusal>.Refused(
                new JurySessionRefusal.AlreadyEnded(end, found.Call.Rules.Calendar.Zone));
        }

        var saved = await sessions.ActAsync(found.Session, command, act);
        return saved.IsRefused ? saved.Refusal : new ActedSession(saved.Value.State, found.Call);
    }
}

/// <summary>A session as it was read, and the call that it is of.</summary>
public sealed record FoundSession(Loaded<JurySessionState> Session, CallState Call);

/// <summary>A session as an act left it, and the call that it is of.</summary>
public sealed record ActedSession(JurySessionState Session, CallState Call);
