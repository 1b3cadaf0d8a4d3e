using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Publication;

/// <summary>One laureate of a published list, with all that the list says of it. Like the list, it does not exist before its instant.</summary>
public sealed class ShowLaureate(PublishedLists published, PublicPages pages)
{
    [Function(nameof(ShowLaureate)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/laureats/{laureate}")] HttpRequest request,
        string call, string laureate, CancellationToken cancellation) =>
        await published.FindAsync(call, request.Act().ReceivedAt, cancellation) is { } list && list.View.Find(laureate) is { } found
            ? pages.Of(() => new RazorComponentResult<LaureatePage>(new { list.View, Listed = found }), list.Pages, $"/{found.Slug}")
            : Problems.NotFound.ToResult();
}
