using Territoires.Core.Territories;
using Territoires.Web.Answers;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Published;

/// <summary>The list for maps: one feature a laureate.</summary>
public static class LaureatesGeoJson
{
    public static byte[] Of(LaureatesAnswer list, Places places) => Tagged.BytesOf(new FeatureCollection<LaureateProperties>(
        list.Title, list.Fictitious, list.Notice,
        [.. list.Laureates.Select(laureate => GeoJson.Feature(laureate.Departments, places, PropertiesOf(list, laureate)))]));

    private static LaureateProperties PropertiesOf(LaureatesAnswer list, LaureateAnswer laureate) => new(
        list.Call, list.PublishedAt, list.Version, laureate.Name, [.. laureate.LeadBodies.Select(body => body.Name)],
        laureate.Departments, laureate.Regions, laureate.Theme, laureate.Fictitious);
}

/// <param name="Departments">Codes.</param>
public sealed record LaureateProperties(
    string Call, DateTimeOffset PublishedAt, int Version, string Name, IReadOnlyList<string> LeadBodies,
    IReadOnlyList<string> Departments, IReadOnlyList<string> Regions, string? Theme, bool Fictitious) : FeatureProperties;
