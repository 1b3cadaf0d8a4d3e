using Territoires.Core.Programmes;
using Territoires.Core.Territories;
using Territoires.Web.OpenApi;
using Territoires.Web.Public.Programmes;
using Territoires.Web.Served;

namespace Territoires.Functions.Api;

/// <summary>The network of a programme on a day, as JSON or CSV by <c>Accept</c>.</summary>
public sealed class ReadNetwork(ProgrammeStore programmes, Referential referential)
{
    [Function(nameof(ReadNetwork)), Policy(Permission.ReadPublic)]
    [Summary("Lire le réseau à une date"), Gives<NetworkAnswer>, GivesFile("text/csv")]
    [Query("at", "le jour, AAAA-MM-JJ\u00a0; aujourd’hui sans lui", Optional = true), Refuses(400, "jour-illisible")]
    public async Task<IResult> ReadNetworkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/programmes/{programme}/network")] HttpRequest request,
        string programme, CancellationToken cancellation)
    {
        if (!AskedDay.TryRead(request, "at", out var day))
        {
            return Problems.DayUnreadable.ToResult();
        }

        if ((await programmes.LoadAsync(programme, cancellation)).State is not { } state)
        {
            return Problems.NotFound.ToResult();
        }

        var network = NetworkAnswer.Of(state, day, await referential.PlacesAsync(cancellation));
        return request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase)
            ? Tagged.Bytes(request, NetworkFiles.Csv(network), CsvTable.MediaType)
            : Tagged.Json(request, network);
    }
}
