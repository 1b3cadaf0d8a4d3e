using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Mail;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>
/// An administrator starts again the orchestration of a call that lost it, with its task hub or in a restore. It asks for the
/// truth at each step, so that it passes over what is done; while one runs, this does nothing.
/// </summary>
public sealed class ResumeCall(CallStore calls, Reminders reminders)
{
    [Function(nameof(ResumeCall)), Policy(Permission.OpenCalls)]
    [Summary("Relancer l’orchestration d’un appel"), Gives<ProgressAnswer>, Refuses(409, "appel-non-ouvert")]
    public async Task<IResult> ResumeCallAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/orchestration")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        if (!state.OrchestrationStarted)
        {
            // Never opened, or opened a moment ago: the opening's own effect starts it.
            return Problems.Of(new CallRefusal.NotOpened()).ToResult();
        }

        await EffectRunner.ResumeAsync(state, durable);
        await reminders.PromiseAsync(call, durable);
        return Tagged.Json(
            request, ProgressAnswer.For(act.Actor, state, await new CallWait(durable).ReadAsync(call, cancellation), act.ReceivedAt));
    }
}
