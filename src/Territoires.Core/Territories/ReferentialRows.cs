using Territoires.Domain.Territories;

namespace Territoires.Core.Territories;

/// <summary>A line of communes.csv.</summary>
public sealed record CommuneRow(
    string Insee, string Name, string Departement, string Region, string Epci, string Ept, string Siren, int? Population)
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

/// <summary>
/// A line of epci.csv. Its members are the communes that name it; a lead body keeps its départements and regions, not its members.
/// </summary>
public sealed record EpciRow(string Siren, string Name, string Kind, int? Population)
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

/// <summary>A line of departements.csv; the région of an overseas collectivity that belongs to none is its own code.</summary>
public sealed record DepartementRow(string Code, string Name, string Region);

/// <summary>A line of chefs-lieux.csv.</summary>
public sealed record ChiefTownRow(string Departement, string Name, decimal Latitude, decimal Longitude)
{
    public ChiefTown ToChiefTown() => new(Name, Latitude, Longitude);
}

/// <summary>A line of postcodes.csv.</summary>
public sealed record PostcodeRow(string Postcode, string Insee);

/// <summary>A line of regions.csv.</summary>
public sealed record RegionRow(string Code, string Name);

/// <summary>What an administrator added to the national file.</summary>
public sealed record Additions(IReadOnlyList<Territory> Bodies, IReadOnlyList<Place> Places)
{
    public static readonly Additions None = new([], []);
}
