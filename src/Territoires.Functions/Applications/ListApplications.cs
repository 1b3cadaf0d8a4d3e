using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

public sealed record ApplicationsAnswer(IReadOnlyList<ApplicationAnswer> Applications);

/// <summary>The applications of a call that are for the sender to know: all that were submitted, or their own.</summary>
public sealed class ListApplications(CallStore calls, ApplicationStore applications)
{
    [Function(nameof(ListApplications)), Policy(Permission.ReadApplications)]
    [Summary("Lire les candidatures d’un appel"), Gives<ApplicationsAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/applications")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        var all = await applications.OfCallAsync(call, cancellation);
        var readable = all.Where(application => ApplicationAccess.MayRead(application, state, actor));
        var answers = readable.InListOrder().Select(application => ApplicationAnswer.Of(application, state.Rules));
        return Tagged.Json(request, new ApplicationsAnswer([.. answers]));
    }
}
