using Territoires.Core.Territories;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Finds a body by name, that of a commune which has merged too, without accents if need be, by code or by postcode.</summary>
public sealed class SearchTerritories(Referential referential)
{
    private const int MaxResults = 20;
    private const int MaxText = 200;

    [Function(nameof(SearchTerritories)), Policy(Permission.ReadPublic)]
    [Summary("Chercher un territoire")]
    [Query("q", "un nom, un code INSEE, un SIREN ou un code postal"), Gives<TerritoriesAnswer>, Refuses(422, "territoire-inconnu")]
    public async Task<IResult> SearchTerritoriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/territories")] HttpRequest request,
        CancellationToken cancellation)
    {
        var text = request.Query["q"].ToString().Trim();
        if (text.Length is 0 or > MaxText)
        {
            return Problems.UnknownTerritory("q", "Écrivez un nom ou un code, en 200 caractères au plus.").ToResult();
        }

        var directory = await referential.DirectoryAsync(cancellation);
        return Tagged.Json(request, new TerritoriesAnswer([.. directory.Search(text, MaxResults).Select(hit => TerritoryAnswer.Of(hit))]));
    }
}
