using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>What the orchestration of a call waits for, as far as the role may see.</summary>
public sealed class ReadCallProgress(CallStore calls)
{
    [Function(nameof(ReadCallProgress)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/progress")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, ProgressAnswer.Of(await CallWait.ReadAsync(call, durable, cancellation)));
    }
}

/// <summary>Null members: the call has no orchestration yet.</summary>
public sealed record ProgressAnswer(string? Stage, string? WaitsFor, DateTimeOffset? Since, DateTimeOffset? NextTimer)
{
    public static ProgressAnswer Of(Orchestrations.CallProgress? progress) => new(progress?.Stage, progress?.WaitsFor, progress?.Since, progress?.NextTimer);
}
