using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator puts off the closing, for everybody and with a reason that everybody reads.</summary>
public sealed class ExtendCall(CallStore calls, ApplicationStore applications, Outbox outbox)
{
    [Function(nameof(ExtendCall)), Policy(Permission.ExtendCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/extensions")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<ExtensionRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var saved = await ExtendAsync(call, read.Value, act, durable, cancellation);
        if (saved.IsRefused)
        {
            return saved.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = saved.Value.EntityTag;
        return Results.Json(CallAnswer.Of(saved.Value.State!, act.ReceivedAt), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Loaded<CallState>, Problem>> ExtendAsync(string call, ExtensionRequest request, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var faults = new List<Fault>();
        if (request.Over(state.Rules.Calendar, faults) is not { } calendar)
        {
            return Problems.Of(new CallRefusal.ExtensionUnacceptable(faults));
        }

        var command = new CallCommand.Extend(calendar, request.Reason.Trim(), await IsInstructionBegunAsync(call, cancellation));
        var saved = await calls.ActAsync(loaded, command, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.Aggregate;
    }

    /// <summary>Asked whatever the stage: the call may close while this is read, and the decision is taken on what it is by then.</summary>
    private async Task<bool> IsInstructionBegunAsync(string call, CancellationToken cancellation)
    {
        await foreach (var application in applications.OfCallAsync(call, cancellation))
        {
            if (application is { Stage: ApplicationStage.Submitted, Eligibility: not null })
            {
                return true;
            }
        }

        return false;
    }
}
