using System.Globalization;
using System.Text.Json;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Tests.Territories;

/// <summary>The whole referential, invented bodies included, as the app would build it.</summary>
public sealed class ReferentialFixture
{
    private const string Vintage = "2026";

    public ReferentialFixture()
    {
        Communes = [.. Seeds.Csv("communes.csv").Select(Commune)];
        var members = Seeds.Csv("communes.csv")
            .SelectMany(row => new[] { (Body: row["epci"], Row: row), (Body: row["ept"], Row: row) })
            .Where(pair => pair.Body.Length > 0)
            .ToLookup(pair => pair.Body, pair => pair.Row);
        Epci = [.. Seeds.Csv("epci.csv").Select(row => Body(row, [.. members[row["siren"]]]))];
        Fictitious = [.. Seeds.Json("referential-fictitious.json").GetProperty("bodies").EnumerateArray().Select(Invented)];
        var regions = Seeds.Csv("regions.csv").ToDictionary(row => row["code"], row => row["name"]);
        var places = Seeds.Csv("departements.csv")
            .ToDictionary(row => row["code"], row => $"{row["name"]} {regions.GetValueOrDefault(row["region"])}");
        Real = new TerritoryDirectory([.. Communes, .. Epci], placeNames: places);
        WithFictitious = new TerritoryDirectory([.. Communes, .. Epci, .. Fictitious]);
        // As the app does: the file says of each commune where it is.
        Perimeters = new Perimeters(
            WithFictitious,
            members.SelectMany(body => body, (body, row) => (Body: body.Key, Insee: row["insee"]))
                .ToLookup(one => one.Body, one => one.Insee));
    }

    public IReadOnlyList<Territory> Communes { get; }

    public IReadOnlyList<Territory> Epci { get; }

    public IReadOnlyList<Territory> Fictitious { get; }

    public TerritoryDirectory Real { get; }

    public TerritoryDirectory WithFictitious { get; }

    public Perimeters Perimeters { get; }

    private static Territory Commune(IReadOnlyDictionary<string, string> row) => new()
    {
        Kind = TerritoryKind.Commune,
        Name = row["name"],
        Codes = row["siren"].Length == 0
            ? [TerritoryCode.Of(new InseeCode(row["insee"]))]
            : [TerritoryCode.Of(new InseeCode(row["insee"])), TerritoryCode.Of(new Siren(row["siren"]))],
        Departements = [new DepartementCode(row["departement"])],
        Regions = [new RegionCode(row["region"])],
        Population = Number(row["population"]),
        Resolution = TerritoryResolution.Exact,
        Vintage = Vintage,
    };

    private static Territory Body(IReadOnlyDictionary<string, string> row, IReadOnlyList<IReadOnlyDictionary<string, string>> communes) =>
        new()
        {
            Kind = Kind(row["kind"]),
            Name = row["name"],
            Codes = [TerritoryCode.Of(new Siren(row["siren"]))],
            Departements = [.. communes.Select(commune => new DepartementCode(commune["departement"])).Distinct()],
            Regions = [.. communes.Select(commune => new RegionCode(commune["region"])).Distinct()],
            Population = Number(row["population"]),
            Members = [.. communes.Select(commune => TerritoryCode.Of(new InseeCode(commune["insee"])))],
            Resolution = TerritoryResolution.Exact,
            Vintage = Vintage,
        };

    private static Territory Invented(JsonElement body) => new()
    {
        Kind = Kind(body.GetProperty("kind").GetString()!),
        Name = body.GetProperty("name").GetString()!,
        Codes = [.. body.GetProperty("codes").EnumerateArray().Select(Code)],
        Departements = [.. body.GetProperty("departements").EnumerateArray().Select(code => new DepartementCode(code.GetString()!))],
        Regions = [.. body.GetProperty("regions").EnumerateArray().Select(code => new RegionCode(code.GetString()!))],
        Population = body.GetProperty("population").GetInt32(),
        Members = [.. body.GetProperty("members").EnumerateArray().Select(Code)],
        Resolution = TerritoryResolution.Exact,
        Fictitious = body.GetProperty("fictitious").GetBoolean(),
    };

    private static TerritoryCode Code(JsonElement code) => new(
        Enum.Parse<CodeScheme>(code.GetProperty("scheme").GetString()!, ignoreCase: true),
        code.GetProperty("value").GetString()!);

    private static TerritoryKind Kind(string code) =>
        TerritoryKindCode.TryParse(code, out var kind) ? kind : throw new InvalidOperationException($"No kind is written '{code}'.");

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
