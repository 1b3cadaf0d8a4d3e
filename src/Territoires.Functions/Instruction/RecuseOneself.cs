using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>On what ground: a closed list, and no words about anybody.</summary>
public sealed record RecusalRequest(RecusalGround Ground);

/// <summary>A juror steps aside from a file. From then on it is not theirs to know: they are answered once, then 404.</summary>
public sealed class RecuseOneself(CallStore calls, ApplicationStore applications, SessionStore sessions, Outbox outbox)
{
    [Function(nameof(RecuseOneself)), Policy(Permission.RecuseOneself)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/recusals")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<RecusalRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var recused = await RecuseAsync(id, read.Value.Ground, request.Act(), durable, cancellation);
        return recused.IsRefused ? recused.Refusal.ToResult() : Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<ApplicationState, Problem>> RecuseAsync(string id, RecusalGround ground, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        var command = new ApplicationCommand.Recuse(act.Actor.Id, ground, call, session?.TakesRecusal ?? true);
        var saved = await applications.ActAsync(application, command, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State;
    }
}
