using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Correcting;

/// <summary>The secretary takes a request for a correction back: the application stands as it was submitted.</summary>
public sealed class CancelCorrection(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(CancelCorrection)), Policy(Permission.AskCorrections)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/corrections/cancellation")] HttpRequest request, string id, CancellationToken cancellation) =>
        await CancelAsync(id, request.Act(), cancellation) is { } problem ? problem.ToResult() : Results.NoContent();

    /// <summary>The act itself, for the API and for the form; null when it is done.</summary>
    public async Task<Problem?> CancelAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application)
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.CancelCorrection(call), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : null;
    }
}
