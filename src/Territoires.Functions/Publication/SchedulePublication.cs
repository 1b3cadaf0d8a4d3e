using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Publication;

/// <summary>From which instant the list is public, with its offset, e.g. <c>2024-01-15T10:00:00+01:00</c>.</summary>
public sealed record PublicationRequest(DateTimeOffset At);

/// <summary>The administrator sets the instant from which the list is public. Until it comes, it may be set anew.</summary>
public sealed class SchedulePublication(CallStore calls, Outbox outbox)
{
    [Function(nameof(SchedulePublication)), Policy(Permission.Publish)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/publication")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<PublicationRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var scheduled = await ScheduleAsync(call, read.Value.At, act, durable, cancellation);
        return scheduled.IsRefused
            ? scheduled.Refusal.ToResult()
            : Results.Json(new { call, at = scheduled.Value.PublicationAt }, JsonBody.Options, statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<CallState, Problem>> ScheduleAsync(string call, DateTimeOffset at, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var saved = await calls.ActAsync(loaded, new CallCommand.SchedulePublication(at.ToUniversalTime()), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State;
    }
}
