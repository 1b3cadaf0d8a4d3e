using System.IO.Compression;
using SpreadCheetah;
using Territoires.Core.Territories;
using Territoires.Web.Answers;

namespace Territoires.Web.Public.Published;

/// <summary>
/// The list for people, as a workbook: French headers, codes as text, so that no spreadsheet takes 01 for 1 or parts the columns
/// otherwise than they are. It says the same as the CSV, which stays for programs.
/// </summary>
public static class LaureatesXlsx
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly string[] Header =
        ["Lauréat", "Porteurs", "Codes des porteurs", "Services associés", "Départements", "Régions", "Thématique", "Ambitions", "Niveau",
            "Montants", "Publié le", "Mention", "Modifications"];

    public static async Task<byte[]> OfAsync(LaureatesAnswer list, Places places)
    {
        using var file = new MemoryStream();
        await using (var workbook = await Spreadsheet.CreateNewAsync(file))
        {
            await workbook.StartWorksheetAsync("Lauréats");
            await workbook.AddRowAsync([.. Header.Select(title => new Cell(title))]);
            foreach (var laureate in list.Laureates)
            {
                await workbook.AddRowAsync([.. Row(list, laureate, places).Select(text => new Cell(text))]);
            }

            await workbook.FinishAsync();
        }

        return WithoutItsInstant(file);
    }

    private static string[] Row(LaureatesAnswer list, LaureateAnswer laureate, Places places) =>
    [
        laureate.Name,
        Lines(laureate.LeadBodies.Select(body => body.Name)),
        Lines(laureate.LeadBodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme.ToUpperInvariant()} {code.Value}")),
        Lines(laureate.PartnerServices),
        Lines(laureate.Departments.Select(places.Describe)),
        Lines(laureate.Regions),
        laureate.Theme ?? string.Empty,
        Lines(laureate.Ambitions),
        laureate.Tier ?? string.Empty,
        Lines(laureate.Amounts.Select(amount => $"{amount.Year}\u00a0: {FrenchText.Number(amount.Euros)}\u00a0€")),
        FrenchText.Instant(list.PublishedAt, list.Zone),
        list.Notice ?? (laureate.Fictitious ? "fictif" : string.Empty),
        Lines(list.Changes.Select(change => change.Statement)),
    ];

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);

    /// <summary>The same list is the same bytes whoever makes them and when: the entity tag is made of them.</summary>
    private static byte[] WithoutItsInstant(MemoryStream file)
    {
        var epoch = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var plain = new MemoryStream();
        using (var read = new ZipArchive(file, ZipArchiveMode.Read))
        using (var written = new ZipArchive(plain, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in read.Entries)
            {
                var entry = written.CreateEntry(part.FullName);
                entry.LastWriteTime = epoch;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }

        return plain.ToArray();
    }
}
