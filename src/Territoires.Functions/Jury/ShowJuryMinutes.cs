using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The minutes as a page, once they are drafted, to everybody who may know of the session.</summary>
public sealed class ShowJuryMinutes(SessionDesk desk)
{
    [Function(nameof(ShowJuryMinutes)), Policy(Permission.ReadSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "jury/seances/{id}/proces-verbal")] HttpRequest request, string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, request.Actor(), cancellation) is { Session.State: { Minutes: not null } session, Call: var call }
            ? new RazorComponentResult<MinutesPage>(new { Minutes = MinutesAnswer.Of(session, call) })
            : Problems.NotFound.ToResult();
}
