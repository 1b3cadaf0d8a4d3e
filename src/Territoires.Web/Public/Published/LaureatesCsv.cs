using System.Globalization;
using Territoires.Web.Answers;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Published;

/// <summary>The list as CSV: it says the same as the JSON, one laureate a line, several values in one cell parted by « | ».</summary>
public static class LaureatesCsv
{
    private static readonly string[] Header =
        ["call", "title", "publishedAt", "name", "leadBodies", "leadBodyKinds", "leadBodyCodes", "resolution", "partnerServices",
            "departments", "regions", "theme", "ambitions", "photoCredit", "photoLicence", "tier", "amounts", "fictitious", "notice",
            "version", "asOf", "changes", "place", "city", "operator"];

    public static byte[] Of(LaureatesAnswer list) => CsvTable.Of(Header, list.Laureates.Select(laureate => Row(list, laureate)));

    private static string[] Row(LaureatesAnswer list, LaureateAnswer laureate) =>
    [
        list.Call,
        list.Title,
        list.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        laureate.Name,
        CsvTable.Cell(laureate.LeadBodies.Select(body => body.Name)),
        CsvTable.Cell(laureate.LeadBodies.Select(body => body.Kind)),
        CsvTable.Cell(laureate.LeadBodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme}:{code.Value}")),
        CsvTable.Cell(laureate.LeadBodies.Select(body => body.Resolution)),
        CsvTable.Cell(laureate.PartnerServices),
        CsvTable.Cell(laureate.Departments),
        CsvTable.Cell(laureate.Regions),
        laureate.Theme ?? string.Empty,
        CsvTable.Cell(laureate.Ambitions),
        laureate.Photo?.Credit ?? string.Empty,
        laureate.Photo?.Licence ?? string.Empty,
        laureate.Tier ?? string.Empty,
        CsvTable.Cell((laureate.Amounts ?? []).Select(
            amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Year}:{amount.Euros:0.##}"))),
        laureate.Fictitious ? "true" : "false",
        list.Notice ?? string.Empty,
        list.Version.ToString(CultureInfo.InvariantCulture),
        list.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        CsvTable.Cell(list.Changes.Select(change => change.Statement)),
        laureate.Place?.Name ?? string.Empty,
        laureate.Place?.City ?? string.Empty,
        laureate.Place?.Operator ?? string.Empty,
    ];
}
