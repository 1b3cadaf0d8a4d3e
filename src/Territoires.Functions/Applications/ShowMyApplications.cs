using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The drafts and submissions of whoever asks.</summary>
public sealed class ShowMyApplications(ApplicationStore applications, CallStore calls)
{
    [Function(nameof(ShowMyApplications)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures")] HttpRequest request, CancellationToken cancellation)
    {
        var actor = request.Actor();
        var mine = (await applications.OfOwnerAsync(actor.Id, cancellation)).Where(application => actor.MayTouch(application.CallId)).ToArray();
        var named = await Task.WhenAll(mine.Select(application => application.CallId).Distinct().Select(call => calls.ReadAsync(call, cancellation)));
        return new RazorComponentResult<MyApplicationsPage>(new { Applications = mine, Calls = named.ToDictionary(call => call.Id), Now = request.Act().ReceivedAt });
    }
}
