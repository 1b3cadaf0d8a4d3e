using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The minutes once they are drafted, as JSON or, asked for HTML, as a page to print.</summary>
public sealed class ReadMinutes(SessionDesk desk)
{
    [Function(nameof(ReadMinutes)), Policy(Permission.ReadSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/minutes")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, request.Actor(), cancellation) is not { Session.State: { Minutes: not null } session, Call: var call })
        {
            return Problems.NotFound.ToResult();
        }

        var answer = MinutesAnswer.Of(session, call);
        return request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? new RazorComponentResult<MinutesPage>(new { Minutes = answer })
            : Tagged.Json(request, answer);
    }
}
