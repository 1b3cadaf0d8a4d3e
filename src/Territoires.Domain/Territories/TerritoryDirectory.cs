namespace Territoires.Domain.Territories;

/// <summary>
/// The bodies that the app knows, found by code and by name. Immutable, safe to share; built once from a referential.
/// </summary>
public sealed class TerritoryDirectory
{
    /// <summary>How many candidates an ambiguous name is answered with, at most.</summary>
    public const int CandidateLimit = 50;

    private readonly Dictionary<string, Territory> byCode = new(StringComparer.Ordinal);
    private readonly TerritoryNameIndex byName;

    /// <exception cref="ArgumentException">Two territories carry the same code.</exception>
    public TerritoryDirectory(IEnumerable<Territory> territories)
    {
        Territories = [.. territories];
        byName = new TerritoryNameIndex(Territories);
        foreach (var territory in Territories)
        {
            foreach (var code in territory.Codes)
            {
                if (!byCode.TryAdd(code.Value, territory))
                {
                    throw new ArgumentException($"{code.Value} is the code of both {byCode[code.Value].Name} and {territory.Name}.", nameof(territories));
                }
            }
        }
    }

    public IReadOnlyList<Territory> Territories { get; }

    /// <summary>The body that a code names, in either scheme (five characters or nine never meet); null when none does.</summary>
    public Territory? Find(string code) => byCode.GetValueOrDefault(CodeText.Compact(code));

    /// <summary>
    /// The bodies whose name or code the text may mean: same name first, then names that begin so, then names that
    /// hold every word; in each group by population, largest first.
    /// </summary>
    public IReadOnlyList<Territory> Search(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Find(text) is { } found ? [found] : [.. byName.Search(text, NameMatch.EveryWord).Take(limit).Select(hit => hit.Territory)];
    }

    /// <summary>The one body that a name or a code means, the candidates among which a person must choose, or neither.</summary>
    public TerritoryMatch Resolve(string nameOrCode)
    {
        if (Find(nameOrCode) is { } found)
        {
            return new TerritoryMatch.Exact(found);
        }

        var hits = byName.Same(nameOrCode);
        if (hits is [var only])
        {
            return new TerritoryMatch.Exact(only);
        }

        var candidates = hits.Count > 0 ? hits : [.. byName.Search(nameOrCode, NameMatch.Beginning).Select(hit => hit.Territory)];
        return candidates.Count == 0
            ? new TerritoryMatch.Unknown(nameOrCode)
            : new TerritoryMatch.Ambiguous([.. candidates.Take(CandidateLimit)]);
    }
}
