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
    public static Task<byte[]> OfAsync(LaureatesAnswer list, Places places) =>
        Workbook.OfAsync("Lauréats", Header(list), list.Laureates.Select(laureate => Row(list, laureate, places)));

    /// <summary>A theme and ambitions have a column where any laureate is shown with one.</summary>
    private static string[] Header(LaureatesAnswer list) =>
    [
        "Lauréat", "Porteurs", "Codes des porteurs", "Services associés", "Départements", "Régions",
        .. Where(list.HasThemes, "Thématique"), .. Where(list.HasAmbitions, "Ambitions"),
        "Niveau", "Montants", "Publié le", "Mention", "Modifications",
    ];

    private static TableCell[] Row(LaureatesAnswer list, LaureateAnswer laureate, Places places) =>
    [
        laureate.Name,
        Lines(laureate.LeadBodies.Select(body => body.Name)),
        Lines(laureate.LeadBodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme.ToUpperInvariant()} {code.Value}")),
        Lines(laureate.PartnerServices),
        Lines(laureate.Departments.Select(places.Describe)),
        Lines(laureate.Regions),
        .. Where(list.HasThemes, laureate.Theme ?? string.Empty),
        .. Where(list.HasAmbitions, Lines(laureate.Ambitions)),
        laureate.Tier ?? string.Empty,
        Lines((laureate.Amounts ?? []).Select(amount => $"{amount.Year}\u00a0: {FrenchText.Euros((long)(amount.Euros * 100))}")),
        FrenchText.Instant(list.PublishedAt, list.Zone),
        list.Notice ?? (laureate.Fictitious ? "fictif" : string.Empty),
        Lines(list.Changes.Select(change => change.Statement)),
    ];

    private static string[] Where(bool isShown, string cell) => isShown ? [cell] : [];

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);
}
