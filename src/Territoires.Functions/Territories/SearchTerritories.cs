using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Territories;
using Territoires.Domain.Territories;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Territories;

/// <summary>What the search answers for one body.</summary>
public sealed record TerritoryAnswer(
    string Name, string Kind, IReadOnlyList<CodeAnswer> Codes, IReadOnlyList<string> Departements, IReadOnlyList<string> Regions, int? Population, string Resolution, bool Fictitious, string? FoundAs = null)
{
    /// <summary>With the name of what has become a part of the body, when it was found by it.</summary>
    public static TerritoryAnswer Of(TerritoryHit hit) => Of(hit.Territory) with { FoundAs = hit.Once };

    public static TerritoryAnswer Of(Territory territory) => new(
        territory.Name,
        TerritoryKindCode.Of(territory.Kind),
        [.. territory.Codes.Select(code => new CodeAnswer(code.Scheme == CodeScheme.Insee ? "insee" : "siren", code.Value))],
        [.. territory.Departements.Select(code => code.Value)],
        [.. territory.Regions.Select(code => code.Value)],
        territory.Population,
        territory.Resolution.ToString().ToLowerInvariant(),
        territory.Fictitious);
}

public sealed record TerritoriesAnswer(IReadOnlyList<TerritoryAnswer> Territories);

/// <summary>A code and its scheme: <c>insee</c> or <c>siren</c>.</summary>
public sealed record CodeAnswer(string Scheme, string Value);

/// <summary>Finds a body by name, that of a commune which has merged too, without accents if need be, by code or by postcode.</summary>
public sealed class SearchTerritories(Referential referential)
{
    private const int MaxResults = 20;
    private const int MaxText = 200;

    [Function(nameof(SearchTerritories)), Policy(Permission.ReadPublic)]
    [Summary("Chercher un territoire")]
    [Query("q", "un nom, un code INSEE, un SIREN ou un code postal"), Gives<TerritoriesAnswer>, Refuses(422, "territoire-inconnu")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/territories")] HttpRequest request, CancellationToken cancellation)
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
