using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>What an applicant reads before a draft is opened.</summary>
public sealed class ShowNewApplication(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(ShowNewApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/candidater")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { IsPublic: true } state || !request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        var mine = (await applications.OfOwnerAsync(request.Actor().Id, cancellation)).Where(application => application.CallId == call).ToArray();
        return new RazorComponentResult<NewApplicationPage>(new { Call = state, Key = Guid.CreateVersion7().ToString("N"), Mine = mine });
    }
}
