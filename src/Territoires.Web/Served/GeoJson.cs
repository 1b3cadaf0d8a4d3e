using Territoires.Core.Territories;

namespace Territoires.Web.Served;

/// <summary>
/// What stands on a map (RFC 7946). Only the département of a territory is known: each stands at its chef-lieu, and says so, lest
/// anybody take it for the site.
/// </summary>
public static class GeoJson
{
    public const string MediaType = "application/geo+json; charset=utf-8";

    /// <summary>At the chefs-lieux of these départements; nowhere where none of them is known.</summary>
    public static Feature<T> Feature<T>(IEnumerable<string> departements, Places places, T properties)
        where T : FeatureProperties
    {
        decimal[][] points =
            [.. departements.Select(places.ChiefTownOf).OfType<ChiefTown>().Select(town => new[] { town.Longitude, town.Latitude })];
        return points switch
        {
            [] => new(null, properties),
            [var point] => new(new("Point", point), properties with { Precision = "chef-lieu du département" }),
            _ => new(new("MultiPoint", points), properties with { Precision = "chefs-lieux des départements" }),
        };
    }
}

/// <param name="Fictitious">True when any of it is invented.</param>
/// <param name="Notice">What a reader must know of it; null for nothing.</param>
public sealed record FeatureCollection<T>(string Name, bool Fictitious, string? Notice, IReadOnlyList<Feature<T>> Features)
    where T : FeatureProperties
{
    public string Type => "FeatureCollection";

    /// <summary>Asked by the licence of the coordinates.</summary>
    public string Attribution => "Coordonnées des chefs-lieux\u00a0: GeoNames (CC BY 4.0)";
}

/// <param name="Geometry">Null where nothing says where it is.</param>
public sealed record Feature<T>(Geometry? Geometry, T Properties)
    where T : FeatureProperties
{
    public string Type => "Feature";
}

/// <param name="Coordinates">Longitude first, in degrees: of one point, or of each of several.</param>
public sealed record Geometry(string Type, object Coordinates);

public abstract record FeatureProperties
{
    /// <summary>What the point is; null where there is none.</summary>
    public string? Precision { get; init; }
}
