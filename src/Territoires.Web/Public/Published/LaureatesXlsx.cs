using Territoires.Core.Territories;
using Territoires.Web.Answers;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Published;

/// <summary>
/// The list for people, as a workbook: French headers, codes as text, so that no spreadsheet takes 01 for 1 or parts the columns
/// otherwise than they are. It says the same as the CSV, which stays for programs.
/// </summary>
public static class LaureatesXlsx
{
    /// <summary>A theme and ambitions have a column where any laureate is shown with one.</summary>
    public static Task<byte[]> OfAsync(LaureatesAnswer list, Places places)
    {
        var (themes, ambitions) = (list.HasThemes, list.HasAmbitions);
        string[] header =
        [
            "Lauréat", "Porteurs", "Codes des porteurs", "Services associés", "Départements", "Régions", .. Where(themes, "Thématique"),
            .. Where(ambitions, "Ambitions"), "Niveau", "Montants", "Publié le", "Mention", "Modifications",
        ];
        return Workbook.OfAsync(
            "Lauréats", header, list.Laureates.Select(laureate => Row(list, laureate, places, themes, ambitions)));
    }

    private static TableCell[] Row(LaureatesAnswer list, LaureateAnswer laureate, Places places, bool themes, bool ambitions) =>
    [
        laureate.Name,
        Lines(laureate.LeadBodies.Select(body => body.Name)),
        Lines(laureate.LeadBodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme.ToUpperInvariant()} {code.Value}")),
        Lines(laureate.PartnerServices),
        Lines(laureate.Departments.Select(places.Describe)),
        Lines(laureate.Regions),
        .. Where(themes, laureate.Theme ?? string.Empty),
        .. Where(ambitions, Lines(laureate.Ambitions)),
        laureate.Tier ?? string.Empty,
        Lines((laureate.Amounts ?? []).Select(amount => $"{amount.Year}\u00a0: {FrenchText.Euros((long)(amount.Euros * 100))}")),
        FrenchText.Instant(list.PublishedAt, list.Zone),
        list.Notice ?? (laureate.Fictitious ? "fictif" : string.Empty),
        Lines(list.Changes.Select(change => change.Statement)),
    ];

    private static string[] Where(bool isShown, string cell) => isShown ? [cell] : [];

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);
}
