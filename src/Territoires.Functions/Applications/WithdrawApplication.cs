using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The applicant takes their application back, until the jury is convened. Its receipt stands.</summary>
public sealed class WithdrawApplication(CallStore calls, ApplicationStore applications, Outbox outbox)
{
    [Function(nameof(WithdrawApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/withdrawal")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        await WithdrawAsync(id, request.Act(), durable, cancellation) is { } problem ? problem.ToResult() : Results.NoContent();

    /// <summary>The act itself, for the API and for the form; null when it is done.</summary>
    public async Task<Problem?> WithdrawAsync(string id, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.Withdraw(call), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return null;
    }
}
