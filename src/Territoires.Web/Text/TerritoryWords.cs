using Territoires.Core.Territories;
using Territoires.Domain.Territories;

namespace Territoires.Web.Text;

/// <summary>A body in French words.</summary>
public static class TerritoryWords
{
    public static string Kind(TerritoryKind kind) => kind switch
    {
        TerritoryKind.Commune => "commune",
        TerritoryKind.CommunauteDeCommunes => "communauté de communes",
        TerritoryKind.CommunauteAgglomeration => "communauté d’agglomération",
        TerritoryKind.CommunauteUrbaine => "communauté urbaine",
        TerritoryKind.Metropole => "métropole",
        TerritoryKind.EtablissementPublicTerritorial => "établissement public territorial",
        TerritoryKind.Petr => "pôle d’équilibre territorial et rural",
        TerritoryKind.SyndicatMixte => "syndicat mixte",
        TerritoryKind.PoleMetropolitain => "pôle métropolitain",
        _ => "groupement",
    };

    /// <summary>« Annecy-le-Vieux, aujourd’hui Annecy ».</summary>
    public static string Name(TerritoryHit hit) => hit.Once is { } once ? $"{once}, aujourd’hui {hit.Territory.Name}" : hit.Territory.Name;

    /// <summary>What tells it from its namesakes: kind, code, département, région, population.</summary>
    public static string Describe(Territory body, Places places)
    {
        string?[] parts =
        [
            Kind(body.Kind),
            body.Codes.Count > 0 ? body.Codes[0].Value : null,
            body.Departements.Count > 0 ? $"département {places.Describe(body.Departements)}" : null,
            string.Join(", ", places.RegionsOf(body.Departements)) is { Length: > 0 } regions ? regions : null,
            body.Population is { } population ? $"{FrenchText.Number(population)}\u00a0habitants" : null,
            body.Resolution == TerritoryResolution.Unknown ? "hors du fichier national" : null,
            body.Fictitious ? "territoire fictif" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
