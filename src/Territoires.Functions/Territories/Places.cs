using Territoires.Domain.Territories;

namespace Territoires.Functions.Territories;

/// <summary>The départements and the régions that they lie in, by code.</summary>
public sealed class Places(IReadOnlyDictionary<string, Place> departements)
{
    /// <summary>The codes of all of them.</summary>
    public IEnumerable<string> Departements => departements.Keys;

    /// <summary>Name of the région of a département; null when there is no such département.</summary>
    public string? RegionOf(DepartementCode departement) => departements.GetValueOrDefault(departement.Value)?.Region;

    /// <summary>The régions of these départements, each once, in the order first met.</summary>
    public IReadOnlyList<string> RegionsOf(IEnumerable<DepartementCode> codes) => [.. codes.Select(RegionOf).OfType<string>().Distinct()];

    /// <summary>« 59 – Nord », or the code alone when nothing says its name.</summary>
    public string Describe(string departement) => departements.GetValueOrDefault(departement)?.Name is { } name ? $"{departement} – {name}" : departement;
}

/// <param name="Departement">Its code.</param>
/// <param name="Region">Name of its région.</param>
/// <param name="Name">Name of the département; null where it was never kept.</param>
public sealed record Place(string Departement, string Region, string? Name = null);
