using Territoires.Domain.Territories;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.WriteUp;

/// <summary>What a name of a territory stands for, as a person says it.</summary>
public sealed record TypedBody(string Written, string Is, string Codes, string Kind)
{
    public const string Known = "connu";
    public const string Doubtful = "incertain";
    public const string MadeOf = "compose";
    public const string Other = "autre";

    public static readonly TypedBody Blank = new(string.Empty, Known, string.Empty, string.Empty);

    public static readonly IReadOnlyList<(string Value, string Text)> Meanings =
    [
        (Known, "Un territoire du fichier national"),
        (Doubtful, "Incertain\u00a0: plusieurs territoires sont possibles"),
        (MadeOf, "Un ensemble, composé de plusieurs territoires"),
        (Other, "Un organisme que le fichier national ne contient pas"),
    ];

    /// <summary>The kinds that the national file does not hold.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        ("PETR", "PETR"), ("SM", "Syndicat mixte"), ("POLEM", "Pôle métropolitain"), ("AUTRE", "Autre"),
    ];

    /// <summary>Rows that are shown beside those that are filled.</summary>
    private const int SpareRows = 2;

    public bool IsBlank => string.IsNullOrWhiteSpace(Written) && string.IsNullOrWhiteSpace(Codes);

    private string[] CodeList =>
        Codes.Split([' ', ',', ';', '\u00a0'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static TypedBody Of(Territory body) => body.Resolution switch
    {
        TerritoryResolution.Exact => new(body.Name, Known, body.Codes is [var code, ..] ? code.Value : string.Empty, string.Empty),
        TerritoryResolution.Ambiguous => new(body.Name, Doubtful, Join(body.Codes), string.Empty),
        TerritoryResolution.Composed => new(body.Name, MadeOf, Join(body.Members), string.Empty),
        _ => new(body.Name, Other, string.Empty, TerritoryKindCode.Of(body.Kind)),
    };

    /// <summary>Those in which something is typed, in the order of their rows.</summary>
    public static IReadOnlyList<TypedBody> AllOf(IFormCollection form, int most) =>
    [
        .. Enumerable.Range(0, most + SpareRows)
            .TakeWhile(row => form.ContainsKey($"body-written-{row}"))
            .Select(row => new TypedBody(
                form[$"body-written-{row}"].ToString(), form[$"body-is-{row}"].ToString(), form[$"body-codes-{row}"].ToString(),
                form[$"body-kind-{row}"].ToString()))
            .Where(body => !body.IsBlank),
    ];

    /// <summary>Those filled, then some to fill.</summary>
    public static IReadOnlyList<TypedBody> WithSpare(IReadOnlyList<TypedBody> filled) =>
        [.. filled, .. Enumerable.Repeat(Blank, SpareRows)];

    public NamedBodyRequest ToRequest() => Is switch
    {
        Doubtful => new NamedBodyRequest(Written, Doubtful: CodeList),
        MadeOf => new NamedBodyRequest(Written, MadeOf: CodeList),
        Other => new NamedBodyRequest(Written, Kind: Kind.Length > 0 ? Kind : "AUTRE"),
        _ => new NamedBodyRequest(Written, string.Join(' ', CodeList) is { Length: > 0 } code ? code : null),
    };

    private static string Join(IEnumerable<TerritoryCode> codes) => string.Join(' ', codes.Select(code => code.Value));
}
