using Territoires.Core.Territories;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;

namespace Territoires.Functions.Api;

/// <summary>Finds a body by name, that of a commune which has merged too, without accents if need be, by code or by postcode.</summary>
public sealed class SearchTerritories(Referential referential)
{
    private const int MaxResults = 20;
    private const int MaxText = 200;

    [Function(nameof(SearchTerritories)), Policy(Permission.ReadPublic)]
    public async Task<IResult> SearchTerritoriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/territories")] HttpRequest request, CancellationToken cancellation)
    {
        var text = request.Query["q"].ToString().Trim();
        if (text.Length is 0 or > MaxText)
        {
            return Problems.UnknownTerritory("q", "Écrivez un nom ou un code, en 200 caractères au plus.").ToResult();
        }

        var directory = await referential.DirectoryAsync(cancellation);
        return Results.Json(new { territories = directory.Search(text, MaxResults).Select(hit => TerritoryAnswer.Of(hit)) }, JsonBody.Options);
    }
}
