using Territoires.Domain.Territories;

namespace Territoires.Functions.Territories;

/// <summary>The départements and the régions that they lie in, by code.</summary>
public sealed class Places(IReadOnlyDictionary<string, Place> departements)
{
    /// <summary>Name of the région of a département; null when there is no such département.</summary>
    public string? RegionOf(DepartementCode departement) => departements.GetValueOrDefault(departement.Value)?.Region;

    /// <summary>The régions of these départements, each once, in the order first met.</summary>
    public IReadOnlyList<string> RegionsOf(IEnumerable<DepartementCode> codes) => [.. codes.Select(RegionOf).OfType<string>().Distinct()];
}

/// <param name="Departement">Its code.</param>
/// <param name="Region">Name of its région.</param>
public sealed record Place(string Departement, string Region);
