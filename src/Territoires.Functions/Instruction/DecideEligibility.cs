using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Whether an application may be examined, and why not.</summary>
public sealed record EligibilityRequest(bool Admissible, IReadOnlyList<string>? Reasons = null);

/// <summary>The secretary decides on the eligibility of an application, once.</summary>
public sealed class DecideEligibility(ApplicationStore applications, Outbox outbox)
{
    [Function(nameof(DecideEligibility)), Policy(Permission.DecideEligibility)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/eligibility")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<EligibilityRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        if (await applications.FindAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.NotFound.ToResult();
        }

        var command = new ApplicationCommand.DecideEligibility(read.Value.Admissible, read.Value.Reasons ?? []);
        var saved = await applications.ActAsync(application, command, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal).ToResult();
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return Results.Json(ApplicationAnswer.Of(saved.Value.State), JsonBody.Options);
    }
}
