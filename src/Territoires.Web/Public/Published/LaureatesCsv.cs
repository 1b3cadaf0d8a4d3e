using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>The list as CSV: it says the same as the JSON, one laureate a line, several values in one cell parted by « | ».</summary>
public static class LaureatesCsv
{
    private static readonly string[] Header =
        ["call", "title", "publishedAt", "name", "leadBodies", "leadBodyKinds", "leadBodyCodes", "resolution", "partnerServices",
            "departments", "regions", "theme", "ambitions", "photoCredit", "photoLicence", "tier", "amounts", "fictitious", "notice",
            "version", "asOf", "changes", "place", "city", "operator"];

    public static byte[] Of(LaureatesAnswer list)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            // A cell that begins with = + - @ would be run as a formula by a spreadsheet.
            InjectionOptions = InjectionOptions.Escape,
        }))
        {
            Write(csv, Header);
            foreach (var laureate in list.Laureates)
            {
                Write(csv, Row(list, laureate));
            }
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string[] Row(LaureatesAnswer list, LaureateAnswer laureate) =>
    [
        list.Call,
        list.Title,
        list.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        laureate.Name,
        Cell(laureate.LeadBodies.Select(body => body.Name)),
        Cell(laureate.LeadBodies.Select(body => body.Kind)),
        Cell(laureate.LeadBodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme}:{code.Value}")),
        Cell(laureate.LeadBodies.Select(body => body.Resolution)),
        Cell(laureate.PartnerServices),
        Cell(laureate.Departments),
        Cell(laureate.Regions),
        laureate.Theme ?? string.Empty,
        Cell(laureate.Ambitions),
        laureate.Photo?.Credit ?? string.Empty,
        laureate.Photo?.Licence ?? string.Empty,
        laureate.Tier ?? string.Empty,
        Cell(laureate.Amounts.Select(amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Year}:{amount.Euros}"))),
        laureate.Fictitious ? "true" : "false",
        list.Notice ?? string.Empty,
        list.Version.ToString(CultureInfo.InvariantCulture),
        list.AsOf.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Cell(list.Changes.Select(change => change.Statement)),
        laureate.Place?.Name ?? string.Empty,
        laureate.Place?.City ?? string.Empty,
        laureate.Place?.Operator ?? string.Empty,
    ];

    private static string Cell(IEnumerable<string> values) => string.Join(" | ", values);

    private static void Write(CsvWriter csv, string[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
