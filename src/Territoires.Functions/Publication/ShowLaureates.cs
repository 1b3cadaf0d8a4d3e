using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Publication;

/// <summary>The published page. It appears at its instant, even when a timer is late, and never earlier.</summary>
public sealed class ShowLaureates(Laureates laureates)
{
    [Function(nameof(ShowLaureates)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/laureats")] HttpRequest request, string call, CancellationToken cancellation) =>
        await laureates.PublishedAsync(call, request.Act().ReceivedAt, cancellation) is { } list
            ? new RazorComponentResult<LaureatesPage>(new { List = list, Region = request.Query["region"].ToString() })
            : Problems.NotFound.ToResult();
}
