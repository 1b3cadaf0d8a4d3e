using System.Globalization;
using Territoires.Core.Territories;
using Territoires.Domain.Programmes;
using Territoires.Web.Served;

namespace Territoires.Web.Public.Programmes;

/// <summary>The network on a day as tables: CSV for programs, a workbook for people. A member known by name a line.</summary>
public static class NetworkFiles
{
    private static readonly string[] CsvHeader =
        ["programme", "asOf", "key", "name", "bodies", "bodyCodes", "departements", "regions", "categories", "since", "phase", "call",
            "renews", "until", "endReason", "fictitious", "notice"];

    private static readonly string[] WorkbookHeader =
        ["Membre", "Organismes", "Codes des organismes", "Départements", "Régions", "Catégories", "Membre depuis", "Phase", "Appel",
            "Renouvelle", "Jusqu’au", "Motif de la sortie", "Mention"];

    public static byte[] Csv(NetworkAnswer network) => CsvTable.Of(CsvHeader, network.Members.Select(member => (string[])
    [
        network.Programme, Written(network.AsOf), member.Key, member.Name, CsvTable.Cell(member.Bodies.Select(body => body.Name)),
        CsvTable.Cell(member.Bodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme}:{code.Value}")),
        CsvTable.Cell(member.Departements), CsvTable.Cell(member.Regions), CsvTable.Cell(member.Categories), Written(member.Since),
        member.Phase ?? string.Empty, member.Call ?? string.Empty, member.Renews ?? string.Empty, Written(member.Until),
        member.EndReason ?? string.Empty, member.Fictitious ? "true" : "false", network.Notice ?? string.Empty,
    ]));

    public static Task<byte[]> WorkbookAsync(NetworkAnswer network, ProgrammeDefinition programme, Places places) =>
        Workbook.OfAsync("Réseau", WorkbookHeader, network.Members.Select(member => (TableCell[])
        [
            member.Name, Lines(member.Bodies.Select(body => body.Name)),
            Lines(member.Bodies.SelectMany(body => body.Codes).Select(code => $"{code.Scheme.ToUpperInvariant()} {code.Value}")),
            Lines(member.Departements.Select(places.Describe)), Lines(member.Regions), Lines(member.Categories.Select(programme.LabelOf)),
            FrenchText.Day(member.Since), programme.PhaseOf(member.Phase)?.Label ?? string.Empty, member.Call ?? string.Empty,
            member.Renews ?? string.Empty, member.Until is { } until ? FrenchText.Day(until) : string.Empty,
            member.EndReason ?? string.Empty, member.Fictitious ? "fictif" : network.Notice ?? string.Empty,
        ]));

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
