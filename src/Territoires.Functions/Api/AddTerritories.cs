using Territoires.Core.Territories;
using Territoires.Domain.Territories;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Bodies that the national file does not hold, all of them: the list replaces the one before.</summary>
public sealed record AddedTerritories(
    bool Fictitious, string Notice, string? Codes, NamedCode Region, NamedCode Departement, IReadOnlyList<AddedTerritory> Bodies);

/// <summary>A département (with its région) or a région, invented.</summary>
public sealed record NamedCode(string Code, string Name, string? Region = null);

public sealed record AddedTerritory(
    string Name, string Kind, IReadOnlyList<CodeAnswer> Codes, IReadOnlyList<string> Departements, IReadOnlyList<string> Regions,
    int? Population, bool Fictitious, IReadOnlyList<CodeAnswer>? Members = null);

/// <summary>
/// An administrator gives the invented bodies of a demonstration. Only invented ones: a real body comes with the national file.
/// </summary>
public sealed class AddTerritories(Referential referential)
{
    [Function(nameof(AddTerritories)), Policy(Permission.DefineCalls, Body = BodyKind.Text)]
    [Summary("Donner les territoires fictifs d’une démonstration")]
    [Takes<AddedTerritories>, GivesNothing, Refuses(422, "territoire-inconnu")]
    public async Task<IResult> AddTerritoriesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/territories/fictitious")] HttpRequest request,
        CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<AddedTerritories>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var territories = Read(read.Value);
        if (territories.IsRefused)
        {
            return territories.Refusal.ToResult();
        }

        await referential.ReplaceAdditionsAsync(
            new Additions(
                territories.Value, [new Place(read.Value.Departement.Code, read.Value.Region.Name, read.Value.Departement.Name)]));
        return Results.NoContent();
    }

    private static Result<Territory[], Problem> Read(AddedTerritories added)
    {
        var territories = new List<Territory>();
        foreach (var (body, i) in added.Bodies.Select((body, i) => (body, i)))
        {
            if (!TerritoryKindCode.TryParse(body.Kind, out var kind) || !body.Fictitious || body.Codes.Any(code => CodeOf(code).CouldBeReal)
                || !body.Departements.All(code => DepartementCode.TryParse(code, out var departement) && departement.IsFictitious)
                || !body.Regions.All(code => RegionCode.TryParse(code, out var region) && region.IsFictitious))
            {
                return Problems.UnknownTerritory(
                    $"bodies[{i}]",
                    $"«\u00a0{body.Name}\u00a0» n’est pas un territoire fictif bien décrit\u00a0: type connu, codes et départements qui "
                        + "ne peuvent exister, mention fictitious.");
            }

            territories.Add(new Territory
            {
                Kind = kind,
                Name = body.Name,
                Codes = [.. body.Codes.Select(CodeOf)],
                Departements = [.. body.Departements.Select(code => new DepartementCode(code))],
                Regions = [.. body.Regions.Select(code => new RegionCode(code))],
                Population = body.Population,
                Resolution = TerritoryResolution.Exact,
                Fictitious = true,
            });
        }

        return territories.DistinctBy(territory => territory.Codes[0].Value).Count() == territories.Count
            ? territories.ToArray()
            : Problems.UnknownTerritory("bodies", "Deux territoires portent le même code.");
    }

    private static TerritoryCode CodeOf(CodeAnswer code) => new(code.Scheme == "insee" ? CodeScheme.Insee : CodeScheme.Siren, code.Value);
}
