using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>What every act of a session has in common: find it, as somebody who may know of it, act on it, tell what follows.</summary>
public sealed class SessionDesk(CallStore calls, SessionStore sessions, DrawSeedStore seeds, Outbox outbox)
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
        string id, JurySessionCommand command, HttpRequest request, DurableTaskClient durable, CancellationToken cancellation) =>
        await FindAsync(id, request.Actor(), cancellation) is { } found
            ? await ActAsync(found.Session, found.Call, command, request.Act(), durable)
            : Problems.NotFound;

    /// <summary>The minutes reveal the seed of the draw: until they are drafted, nobody reads it.</summary>
    public async Task<Result<SessionAnswer, Problem>> DraftMinutesAsync(
        string id, HttpRequest request, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await FindAsync(id, request.Actor(), cancellation) is not { } found)
        {
            return Problems.NotFound;
        }

        var seed = await seeds.OfAsync(found.Call.Id);
        return await ActAsync(found.Session, found.Call, new JurySessionCommand.DraftMinutes(seed), request.Act(), durable);
    }

    private async Task<Result<SessionAnswer, Problem>> ActAsync(
        Loaded<JurySessionState> session, CallState call, JurySessionCommand command, Act act, DurableTaskClient durable)
    {
        var saved = await sessions.ActAsync(session, command, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return SessionAnswer.Of(saved.Value.State, call, act.Actor);
    }
}
