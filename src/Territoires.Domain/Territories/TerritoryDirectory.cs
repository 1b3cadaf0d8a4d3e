namespace Territoires.Domain.Territories;

/// <summary>
/// The bodies that the app knows, found by code and by name. Immutable, safe to share; built once from a referential.
/// </summary>
public sealed class TerritoryDirectory
{
    /// <summary>How many candidates an ambiguous name is answered with, at most.</summary>
    public const int CandidateLimit = 50;

    private static readonly string[] Schemes = ["INSEE:", "SIREN:"];

    private readonly TerritoryCodeIndex byCode;
    private readonly TerritoryNameIndex byName;
    private readonly IReadOnlyDictionary<string, string> placeNames;

    /// <param name="territories">Every body.</param>
    /// <param name="aliases">Other ways to name them.</param>
    /// <param name="placeNames">
    /// Names of each département and of its région, by its code: « Saint-Louis de la Réunion » is no name, and people search by it.
    /// </param>
    /// <exception cref="ArgumentException">Two territories carry the same code.</exception>
    public TerritoryDirectory(
        IEnumerable<Territory> territories, TerritoryAliases? aliases = null, IReadOnlyDictionary<string, string>? placeNames = null)
    {
        this.placeNames = placeNames ?? new Dictionary<string, string>();
        Territories = [.. territories];
        aliases ??= TerritoryAliases.None;
        byCode = new TerritoryCodeIndex(Territories, aliases);
        byName = new TerritoryNameIndex(Territories.Select(territory => new TerritoryHit(territory))
            .Concat(aliases.Former.Where(commune => commune.Name.Length > 0 && byCode.Find(commune.Today) is not null)
                .Select(commune => new TerritoryHit(byCode.Find(commune.Today)!, commune.Name))));
    }

    public IReadOnlyList<Territory> Territories { get; }

    /// <summary>The body that a code names, in either scheme (five characters or nine never meet); null when none does.</summary>
    public Territory? Find(string code) => byCode.Find(code);

    /// <summary>
    /// The body and its code, as people read it and as <see cref="Resolve"/> reads it back; the code alone when nothing is known of
    /// it.
    /// </summary>
    public string Describe(string code) => byCode.Read(code) is [var hit, ..] ? Describe(hit.Territory) : code;

    /// <summary>Whether two names are one as people type them: without accents, capitals or hyphens.</summary>
    public static bool IsSameName(string one, string other) =>
        TerritoryName.Fold(one) is { Length: > 0 } folded && folded == TerritoryName.Fold(other);

    /// <summary>« Roubaix (59512) ».</summary>
    public static string Describe(Territory body) => body.Codes.Count > 0 ? $"{body.Name} ({body.Codes[0].Value})" : body.Name;

    /// <summary>
    /// The bodies whose name or code the text may mean: by code when it is one; else same name first, then names that begin
    /// so, then names that hold every word; in each group by population, largest first. When there is none, the names of which some
    /// words are, and whose département or région the others name.
    /// </summary>
    public IReadOnlyList<TerritoryHit> Search(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        IReadOnlyList<TerritoryHit> found = byCode.Read(text) is { Count: > 0 } coded
            ? coded
            : [.. byName.Search(text, NameMatch.EveryWord).Select(found => found.Hit)];
        return [.. (found.Count > 0 ? found : byName.SearchWithPlace(text, PlaceOf)).Take(limit)];
    }

    private string PlaceOf(Territory body) =>
        string.Join(' ', body.Departements.Select(departement => placeNames.GetValueOrDefault(departement.Value)));

    /// <summary>
    /// The one body that a text means, the candidates among which a person must choose, or neither. It is a name, a code, a
    /// name with its code, « Bousignies (59100) », or a code with its scheme, <c>insee:59100</c>. A text that could be the
    /// code of one body and the postcode of another is never decided.
    /// </summary>
    public TerritoryMatch Resolve(string text)
    {
        if (Explicit(text) is { } said)
        {
            return said;
        }

        var hits = byCode.Read(text) is { Count: > 0 } coded ? [.. coded.Select(hit => hit.Territory)] : byName.Same(text);
        if (hits is [var only])
        {
            return new TerritoryMatch.Exact(only);
        }

        var candidates = hits.Count > 0 ? hits : [.. byName.Search(text, NameMatch.Beginning).Select(found => found.Hit.Territory)];
        return candidates.Count == 0
            ? new TerritoryMatch.Unknown(text)
            : new TerritoryMatch.Ambiguous([.. candidates.Take(CandidateLimit)]);
    }

    /// <summary>
    /// What leaves no doubt: a scheme and its code, or a name and the code of the body of that name. Null when the text is neither.
    /// </summary>
    private TerritoryMatch? Explicit(string text)
    {
        if (Schemes.FirstOrDefault(scheme => text.TrimStart().StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is { } scheme)
        {
            return Find(text.TrimStart()[scheme.Length..]) is { } coded && coded.Codes.Any(code => IsSo(code, text))
                ? new TerritoryMatch.Exact(coded)
                : new TerritoryMatch.Unknown(text);
        }

        return text.TrimEnd() is [.. var head, ')'] && head.LastIndexOf('(') is > 0 and var open
            && Find(head[(open + 1)..]) is { } body && TerritoryName.Fold(head[..open]) == TerritoryName.Fold(body.Name)
            ? new TerritoryMatch.Exact(body)
            : null;
    }

    private static bool IsSo(TerritoryCode code, string text) =>
        string.Equals($"{code.Scheme}:{code.Value}", CodeText.Compact(text), StringComparison.OrdinalIgnoreCase);
}
