namespace Territoires.Domain.Territories;

/// <summary>
/// Bodies by what looks like a code: INSEE code, SIREN, SIRET, the code of a commune that has merged, postcode. One text may be
/// several of these: 59100 is the INSEE code of Bousignies and the postcode of Roubaix.
/// </summary>
internal sealed class TerritoryCodeIndex
{
    private const int SiretLength = 14;
    private const int SirenLength = 9;

    private readonly Dictionary<string, Territory> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormerCommune> former;
    private readonly ILookup<string, string> byPostcode;

    /// <exception cref="ArgumentException">Two territories carry the same code.</exception>
    public TerritoryCodeIndex(IEnumerable<Territory> territories, TerritoryAliases aliases)
    {
        foreach (var territory in territories)
        {
            foreach (var code in territory.Codes)
            {
                if (!byCode.TryAdd(code.Value, territory))
                {
                    throw new ArgumentException(
                        $"{code.Value} is the code of both {byCode[code.Value].Name} and {territory.Name}.", nameof(territories));
                }
            }
        }

        former = aliases.Former.ToDictionary(commune => commune.Code, StringComparer.Ordinal);
        byPostcode = aliases.Postcodes.ToLookup(postcode => postcode.Value, postcode => postcode.Insee, StringComparer.Ordinal);
    }

    /// <summary>The body that carries this code today; null when none does.</summary>
    public Territory? Find(string code) => byCode.GetValueOrDefault(CodeText.Compact(code));

    /// <summary>Every body that the text may mean as a code, each once, the one that carries it first.</summary>
    public IReadOnlyList<TerritoryHit> Read(string text)
    {
        var code = CodeText.Compact(text);
        if (code.Length == SiretLength && code.All(char.IsAsciiDigit))
        {
            code = code[..SirenLength];
        }

        var carried = byCode.GetValueOrDefault(code);
        var merged = former.GetValueOrDefault(code);
        IEnumerable<TerritoryHit?> hits =
        [
            carried is null ? null : new TerritoryHit(carried),
            merged is not null && byCode.TryGetValue(merged.Today, out var today)
                ? new TerritoryHit(today, merged.Name.Length > 0 ? merged.Name : null)
                : null,
            .. byPostcode[code].Select(insee => byCode.GetValueOrDefault(insee)).OfType<Territory>()
                .OrderByDescending(commune => commune.Population ?? 0).ThenBy(commune => commune.Name, StringComparer.Ordinal)
                .Select(commune => new TerritoryHit(commune)),
        ];
        return
        [
            .. hits.OfType<TerritoryHit>()
            .DistinctBy(hit => hit.Territory, (IEqualityComparer<Territory>)ReferenceEqualityComparer.Instance),
        ];
    }
}
