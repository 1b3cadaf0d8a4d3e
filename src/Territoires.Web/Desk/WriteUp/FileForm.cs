using Territoires.Domain.Applications;
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

    public NamedBodyRequest ToRequest() => Is switch
    {
        Doubtful => new NamedBodyRequest(Written, Doubtful: CodeList),
        MadeOf => new NamedBodyRequest(Written, MadeOf: CodeList),
        Other => new NamedBodyRequest(Written, Kind: Kind.Length > 0 ? Kind : "AUTRE"),
        _ => new NamedBodyRequest(Written, string.Join(' ', CodeList) is { Length: > 0 } code ? code : null),
    };

    private static string Join(IEnumerable<TerritoryCode> codes) => string.Join(' ', codes.Select(code => code.Value));
}

/// <summary>A file as the secretary types it. Whatever happens to the act, it is shown again as typed.</summary>
public sealed record FileForm
{
    /// <summary>Rows that are shown beside those that are filled.</summary>
    private const int SpareRows = 2;

    public string Title { get; init; } = string.Empty;

    public IReadOnlyList<TypedBody> Bodies { get; init; } = [];

    public string Place { get; init; } = string.Empty;

    public string Operator { get; init; } = string.Empty;

    public string Departements { get; init; } = string.Empty;

    public string PartnerServices { get; init; } = string.Empty;

    public string Theme { get; init; } = string.Empty;

    public string Summary { get; init; } = string.Empty;

    /// <summary>One a line.</summary>
    public string Ambitions { get; init; } = string.Empty;

    public string PhotoCredit { get; init; } = string.Empty;

    /// <summary>Those filled, then some to fill.</summary>
    public IReadOnlyList<TypedBody> Rows => [.. Bodies, .. Enumerable.Repeat(TypedBody.Blank, SpareRows)];

    public static FileForm Of(ApplicationContent content) => new()
    {
        Title = content.Title,
        Bodies = [.. content.LeadBodies.Select(TypedBody.Of)],
        Place = content.Place?.Name ?? string.Empty,
        Operator = content.Place?.Operator ?? string.Empty,
        Departements = string.Join(' ', content.DeclaredDepartements.Select(departement => departement.Value)),
        PartnerServices = string.Join('\n', content.PartnerServices),
        Theme = content.Theme,
        Summary = content.Summary,
        Ambitions = string.Join('\n', content.Ambitions),
        PhotoCredit = content.PhotoCredit ?? string.Empty,
    };

    public static FileForm Of(IFormCollection form) => new()
    {
        Title = form["title"].ToString(),
        Bodies =
        [
            .. Enumerable.Range(0, ApplicationContent.MaxBodies + SpareRows)
            .TakeWhile(row => form.ContainsKey($"body-written-{row}"))
            .Select(row => new TypedBody(
                form[$"body-written-{row}"].ToString(), form[$"body-is-{row}"].ToString(), form[$"body-codes-{row}"].ToString(),
                form[$"body-kind-{row}"].ToString()))
            .Where(body => !body.IsBlank),
        ],
        Place = form["place-name"].ToString(),
        Operator = form["place-operator"].ToString(),
        Departements = form["departements"].ToString(),
        PartnerServices = form["partnerServices"].ToString(),
        Theme = form["theme"].ToString(),
        Summary = form["summary"].ToString().ReplaceLineEndings("\n"),
        Ambitions = form["ambitions"].ToString(),
        PhotoCredit = form["photoCredit"].ToString(),
    };

    public FileRequest ToRequest() => new()
    {
        Title = Title,
        Bodies = [.. Bodies.Select(body => body.ToRequest())],
        Place = string.IsNullOrWhiteSpace(Place) ? null : new ChosenPlace(Place, Operator),
        Departements = string.IsNullOrWhiteSpace(Departements) ? null : [Departements],
        PartnerServices = Lines(PartnerServices),
        Theme = Theme,
        Summary = Summary,
        Ambitions = Lines(Ambitions),
        PhotoCredit = PhotoCredit,
    };

    private static string[] Lines(string typed) => typed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
