using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>What the orchestration of a call waits for, as far as the role may see.</summary>
public sealed class ReadCallProgress(CallStore calls)
{
    [Function(nameof(ReadCallProgress)), Policy(Permission.ReadPublic)]
    [Summary("Savoir ce qu’attend un appel"), Gives<ProgressAnswer>]
    public async Task<IResult> ReadCallProgressAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/progress")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(
            request, ProgressAnswer.For(act.Actor, state, await new CallWait(durable).ReadAsync(call, cancellation), act.ReceivedAt));
    }
}
