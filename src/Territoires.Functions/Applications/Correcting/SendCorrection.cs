using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Correcting;

/// <summary>The applicant sends the correction that was asked, once, until its deadline. A second click changes nothing.</summary>
public sealed class SendCorrection(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(SendCorrection)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/submission")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var sent = await SendAsync(id, request.Act(), cancellation);
        return sent.IsRefused ? sent.Refusal.ToResult() : Results.Json(CorrectionAnswer.Of(sent.Value), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Correction, Problem>> SendAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.SendCorrection(call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.State.Corrections[^1];
    }
}
