using Territoires.Web.Answers;
using Territoires.Web.OpenApi;
using Territoires.Web.Public.Published;

namespace Territoires.Functions.Api;

/// <summary>The published list, as JSON or CSV by <c>Accept</c>. Before its instant it does not exist, for anybody.</summary>
public sealed class ReadLaureates(PublishedLists published)
{
    [Function(nameof(ReadLaureates)), Policy(Permission.ReadPublic)]
    [Summary("Lire la liste publiée"), Gives<LaureatesAnswer>, GivesFile("text/csv")]
    public async Task<IResult> ReadLaureatesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/laureates")] HttpRequest request, string call,
        CancellationToken cancellation)
    {
        if (await published.FindAsync(call, request.Act().ReceivedAt, cancellation) is not { } list)
        {
            return Problems.NotFound.ToResult();
        }

        return request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? list.Csv.ToResult()
            : list.Json.ToResult();
    }
}
