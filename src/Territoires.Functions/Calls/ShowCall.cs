using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>The public page of a call: its rules, its calendar, what it waits for.</summary>
public sealed class ShowCall(CallStore calls, PublicPages pages)
{
    [Function(nameof(ShowCall)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var progress = await CallWait.ReadAsync(call, durable, cancellation);
        return pages.Of(new RazorComponentResult<CallPage>(
            new { Call = state, Now = act.ReceivedAt, Progress = ProgressAnswer.For(act.Actor, state, progress, act.ReceivedAt) }));
    }
}
