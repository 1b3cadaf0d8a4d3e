using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>The form that starts a draft, then the draft itself.</summary>
public sealed class StartDraftForm(StartDraft start)
{
    [Function(nameof(StartDraftForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appels/{call}/candidater")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        if (Requests.Key(form["cle"]) is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var started = await start.StartAsync(call, key, null, request.Act(), cancellation);
        return started.IsRefused ? started.Refusal.ToResult() : Results.LocalRedirect(Addresses.DraftStep(started.Value.Application.Key, DraftStep.LeadBodies));
    }
}
