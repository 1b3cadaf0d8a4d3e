namespace Territoires.Domain.Territories;

/// <summary>
/// What was a commune or is a part of one: a merged or associated commune, an arrondissement of Paris, Lyon or Marseille.
/// </summary>
/// <param name="Code">Its INSEE code, which names no commune today.</param>
/// <param name="Name">Its name; empty where the source no longer has it.</param>
/// <param name="Today">INSEE code of the commune that holds it today.</param>
public sealed record FormerCommune(string Code, string Name, string Today);

/// <summary>A postcode, and the INSEE code of one of the communes that it serves.</summary>
public sealed record Postcode(string Value, string Insee);

/// <summary>Ways to name a body that are neither its name nor its code.</summary>
public sealed record TerritoryAliases(IReadOnlyList<FormerCommune> Former, IReadOnlyList<Postcode> Postcodes)
{
    public static readonly TerritoryAliases None = new([], []);
}

/// <summary>A body that was found.</summary>
/// <param name="Territory">The body of today.</param>
/// <param name="Once">The name under which it was found, when it is that of what has become a part of it.</param>
public sealed record TerritoryHit(Territory Territory, string? Once = null);
