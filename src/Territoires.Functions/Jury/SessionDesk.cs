using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Storage;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>What every act of a session has in common: find it, as somebody who may know of it, act on it, tell what follows.</summary>
public sealed class SessionDesk(CallStore calls, SessionStore sessions, Outbox outbox)
{
    /// <summary>The session and its call; null when it is not the actor's to know.</summary>
    public async Task<(Loaded<JurySessionState> Session, CallState Call)?> FindAsync(string id, Actor actor, CancellationToken cancellation)
    {
        var session = await sessions.LoadAsync(id, cancellation);
        if (session.State is not { } state)
        {
            return null;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return SessionAccess.MayRead(call, actor) ? (session, call) : null;
    }

    /// <summary>Acts that only add: nine jurors who vote at once never see each other.</summary>
    public async Task<Result<SessionAnswer, Problem>> ActAsync(
        string id, JurySessionCommand command, HttpRequest request, DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return Problems.NotFound;
        }

        var saved = await sessions.ActAsync(found.Session, command, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return SessionAnswer.Of(saved.Value.State, found.Call, act.Actor);
    }
}
