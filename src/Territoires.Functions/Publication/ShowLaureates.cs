using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Publication;

/// <summary>The published page. It appears at its instant, even when a timer is late, and never earlier.</summary>
public sealed class ShowLaureates(PublishedLists published, PublicPages pages)
{
    [Function(nameof(ShowLaureates)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/laureats")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if (await published.FindAsync(call, request.Act().ReceivedAt, cancellation) is not { } list)
        {
            return Problems.NotFound.ToResult();
        }

        var choice = list.View.Choose(request.Query);
        return pages.Of(() => new RazorComponentResult<LaureatesPage>(new { list.View, Choice = choice }), list.Pages, choice.Key);
    }
}
