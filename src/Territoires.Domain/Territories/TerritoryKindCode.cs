using System.Collections.Immutable;

namespace Territoires.Domain.Territories;

/// <summary>The short codes of kinds, as the national files and the seeds write them.</summary>
public static class TerritoryKindCode
{
    private static readonly ImmutableArray<(string Code, TerritoryKind Kind)> Codes =
    [
        ("COM", TerritoryKind.Commune),
        ("CC", TerritoryKind.CommunauteDeCommunes),
        ("CA", TerritoryKind.CommunauteAgglomeration),
        ("CU", TerritoryKind.CommunauteUrbaine),
        ("METRO", TerritoryKind.Metropole),
        ("MET69", TerritoryKind.Metropole), // the Métropole de Lyon, a collectivity of its own
        ("EPT", TerritoryKind.EtablissementPublicTerritorial),
        ("PETR", TerritoryKind.Petr),
        ("SM", TerritoryKind.SyndicatMixte),
        ("POLEM", TerritoryKind.PoleMetropolitain),
        ("AUTRE", TerritoryKind.Other),
    ];

    public static bool TryParse(string? code, out TerritoryKind kind)
    {
        var found = Codes.FirstOrDefault(row => row.Code == code);
        kind = found.Kind;
        return found.Code is not null;
    }

    /// <summary>The code that <see cref="TryParse"/> reads back to the same kind.</summary>
    public static string Of(TerritoryKind kind) => Codes.First(row => row.Kind == kind).Code;
}
