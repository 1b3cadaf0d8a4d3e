using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Publication;

/// <summary>The published list by its suffix, for links on pages: <c>laureats.json</c> and <c>laureats.csv</c> for programs, <c>laureats.xlsx</c> for people.</summary>
public sealed class DownloadLaureates(PublishedLists published)
{
    [Function(nameof(DownloadLaureates)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/laureats.{format}")] HttpRequest request,
        string call, string format, CancellationToken cancellation) =>
        (format, await published.FindAsync(call, request.Act().ReceivedAt, cancellation)) switch
        {
            ("json", { } list) => list.Json.ToResult(),
            ("csv", { } list) => list.Csv.ToResult(),
            ("xlsx", { } list) => list.Xlsx.ToResult(),
            _ => Problems.NotFound.ToResult(),
        };
}
