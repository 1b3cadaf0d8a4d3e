using CsvHelper.Configuration.Attributes;
using Territoires.Domain.Territories;

namespace Territoires.Functions.Territories;

/// <summary>A line of communes.csv.</summary>
public sealed record CommuneRow(
    [Name("insee")] string Insee,
    [Name("name")] string Name,
    [Name("departement")] string Departement,
    [Name("region")] string Region,
    [Name("epci")] string Epci,
    [Name("ept")] string Ept,
    [Name("siren")] string Siren,
    [Name("population")] int? Population)
{
    public Territory ToTerritory() => new()
    {
        Kind = TerritoryKind.Commune,
        Name = Name,
        Codes = Siren.Length == 0
            ? [TerritoryCode.Of(new InseeCode(Insee))]
            : [TerritoryCode.Of(new InseeCode(Insee)), TerritoryCode.Of(new Siren(Siren))],
        Departements = [new DepartementCode(Departement)],
        Regions = [new RegionCode(Region)],
        Population = Population,
        Resolution = TerritoryResolution.Exact,
        Vintage = Referential.Vintage,
    };
}

/// <summary>A line of epci.csv. Its members are the communes that name it; a lead body keeps its départements and regions, not its members.</summary>
public sealed record EpciRow(
    [Name("siren")] string Siren,
    [Name("name")] string Name,
    [Name("kind")] string Kind,
    [Name("population")] int? Population)
{
    public Territory ToTerritory(IReadOnlyList<CommuneRow> communes) => new()
    {
        Kind = TerritoryKindCode.TryParse(Kind, out var kind) ? kind : throw new InvalidDataException($"No kind is written {Kind}."),
        Name = Name,
        Codes = [TerritoryCode.Of(new Siren(Siren))],
        Departements = [.. communes.Select(commune => new DepartementCode(commune.Departement)).Distinct()],
        Regions = [.. communes.Select(commune => new RegionCode(commune.Region)).Distinct()],
        Population = Population,
        Resolution = TerritoryResolution.Exact,
        Vintage = Referential.Vintage,
    };
}
