using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The whole jury, seat by seat.</summary>
public sealed record PanelRequest(IReadOnlyList<Seat> Seats);

/// <summary>The panel as it is read and written back.</summary>
public sealed record PanelAnswer(IReadOnlyList<Seat> Seats, bool Fictitious);

/// <summary>The secretary composes the jury (<c>If-None-Match: *</c>), or composes it anew (<c>If-Match</c>) until a session is convened.</summary>
public sealed class SetPanel(CallStore calls)
{
    [Function(nameof(SetPanel)), Policy(Permission.SetPanel, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}/panel")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var act = request.Act();
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<PanelRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await SetAsync(call, read.Value, request.IsCreation() ? null : request.IfMatch(), act, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Tagged.Json(request, done.Value);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    /// <param name="call">The call.</param>
    /// <param name="panel">Every seat.</param>
    /// <param name="ifMatch">The tag of the panel that the sender saw; null when they compose the first one.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<PanelAnswer, Problem>> SetAsync(string call, PanelRequest panel, string? ifMatch, Act act, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        if (ifMatch is null ? state.Panel.Count > 0 && !state.Panel.SequenceEqual(panel.Seats) : ifMatch != Tagged.Of(new PanelAnswer(state.Panel, state.Rules.Fictitious)))
        {
            return Problems.Stale;
        }

        // What the sender saw is the panel; the save holds the whole call unchanged since it was read.
        var saved = await calls.ActAsync(loaded, new CallCommand.SetPanel(panel.Seats), act, loaded.EntityTag);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new PanelAnswer(saved.Value.State.Panel, saved.Value.State.Rules.Fictitious);
    }
}
