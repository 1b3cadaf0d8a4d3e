using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>The secretary takes back an assignment that its juror has not begun to review.</summary>
public sealed class UnassignReviewer(CallStore calls, ApplicationStore applications, ReviewStore reviews, Outbox outbox)
{
    [Function(nameof(UnassignReviewer)), Policy(Permission.AssignReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/assignments/{juror}")] HttpRequest request,
        string id, string juror, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        (await UnassignAsync(id, juror, request.Act(), durable, cancellation))?.ToResult() ?? Results.NoContent();

    /// <summary>The act itself, for the API and for the form; null when it is done.</summary>
    public async Task<Problem?> UnassignAsync(string id, string juror, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var hasBegun = (await reviews.LoadAsync(id, juror, cancellation)).State is not null;
        var saved = await applications.ActAsync(application, new ApplicationCommand.Unassign(juror, hasBegun, call), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return null;
    }
}
