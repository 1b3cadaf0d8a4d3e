using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;
using Territoires.Orchestrations;

namespace Territoires.Functions.Calls;

/// <summary>What the orchestration of a call waits for, as far as the role may see.</summary>
public sealed class ReadCallProgress(CallStore calls)
{
    [Function(nameof(ReadCallProgress)), Policy(Permission.ReadPublic)]
    [Summary("Savoir ce qu’attend un appel"), Gives<ProgressAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/progress")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, ProgressAnswer.For(act.Actor, state, await CallWait.ReadAsync(call, durable, cancellation), act.ReceivedAt));
    }
}

/// <summary>Null members: the call has no orchestration yet.</summary>
public sealed record ProgressAnswer(string? Stage, string? WaitsFor, DateTimeOffset? Since, DateTimeOffset? NextTimer)
{
    /// <summary>What stands for every stage between closing and publication, to those who may not know which it is.</summary>
    public const string UnderInstruction = "instruction";

    /// <summary>
    /// From the closing to the publication instant, only four roles see what the orchestration really waits for; for
    /// everyone else nothing moves, and no timer shows. From that instant on everyone sees it published, though the timer be late.
    /// </summary>
    public static ProgressAnswer For(Actor actor, CallState call, CallProgress? progress, DateTimeOffset now) => CallMoment.Of(call, now) switch
    {
        CallMomentName.Published => new(CallProgressStage.Published, "nothing", call.PublicationAt, null),
        CallMomentName.Closed when !MayKnow(actor, call) => new(UnderInstruction, UnderInstruction, call.Rules.Calendar.Closes.Instant, null),
        _ => new(progress?.Stage, progress?.WaitsFor, progress?.Since, progress?.NextTimer),
    };

    private static bool MayKnow(Actor actor, CallState call) => actor.MayTouch(call.Id) && Policies.Permits(Permission.ReadChoice, actor);
}
