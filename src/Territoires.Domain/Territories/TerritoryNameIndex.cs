namespace Territoires.Domain.Territories;

/// <summary>How near a text is to a name, nearest first.</summary>
internal enum NameMatch
{
    Same,
    SameWithoutArticles,

    /// <summary>The name begins so, or is the same for a body of another kind than the text says.</summary>
    Beginning,
    EveryWord,
    None,
}

internal sealed class TerritoryNameIndex
{
    private readonly Entry[] entries;
    private readonly ILookup<string, Entry> bySpelling;
    private readonly ILookup<string, Entry> byWords;

    /// <summary>What the source adds to the name of a part of Paris, Lyon or Marseille, and nobody writes.</summary>
    private const string Arrondissement = " Arrondissement";

    public TerritoryNameIndex(IEnumerable<TerritoryHit> named)
    {
        entries = [.. named.SelectMany(Entries)];
        bySpelling = entries.ToLookup(entry => entry.Words, StringComparer.Ordinal);
        byWords = entries.ToLookup(entry => entry.WithoutArticles, StringComparer.Ordinal);
    }

    /// <summary>The bodies of just that name: spelt so, or failing that the same but for articles.</summary>
    public IReadOnlyList<Territory> Same(string text)
    {
        var readings = TerritoryName.Readings(text);
        var spelt = readings.SelectMany(reading => Of(bySpelling, reading.Words, reading.Kind)).ToList();
        var found = spelt.Count > 0
            ? spelt
            : readings.SelectMany(reading => Of(byWords, TerritoryName.WithoutArticles(reading.Words), reading.Kind));
        return [.. Ordered(found.Distinct((IEqualityComparer<Territory>)ReferenceEqualityComparer.Instance))];
    }

    public IEnumerable<(TerritoryHit Hit, NameMatch Match)> Search(string text, NameMatch atMost)
    {
        var readings = TerritoryName.Readings(text).Select(Query.Of).ToArray();
        // Every name of the country is tried: without an allocation for any that is not found.
        var found = new List<(TerritoryHit Hit, NameMatch Match)>();
        foreach (var entry in entries)
        {
            var match = NameMatch.None;
            foreach (var query in readings)
            {
                var other = query.Match(entry);
                match = other < match ? other : match;
            }

            if (match <= atMost)
            {
                found.Add((entry.Hit, match));
            }
        }

        return found
            .GroupBy(one => one.Hit.Territory, (IEqualityComparer<Territory>)ReferenceEqualityComparer.Instance)
            .Select(same => same.MinBy(one => (one.Match, one.Hit.Once is null ? 0 : 1)))
            .OrderBy(one => one.Match)
            .ThenByDescending(one => one.Hit.Territory.Population ?? 0)
            .ThenBy(one => one.Hit.Territory.Name, StringComparer.Ordinal);
    }

    /// <summary>
    /// Names of which each word of the text begins a word, or else a word of where they lie; the shortest first, by population.
    /// </summary>
    public IEnumerable<TerritoryHit> SearchWithPlace(string text, Func<Territory, string> placeOf)
    {
        var words = TerritoryName.WithoutArticles(TerritoryName.Fold(text)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return entries
            .Where(entry => words.Any(word => HasWord(entry.WithoutArticles, word))
                && IsIn(TerritoryName.Fold(placeOf(entry.Territory)), words.Where(word => !HasWord(entry.WithoutArticles, word))))
            .OrderBy(entry => entry.WithoutArticles.Length)
            .ThenByDescending(entry => entry.Territory.Population ?? 0)
            .ThenBy(entry => entry.Territory.Name, StringComparer.Ordinal)
            .Select(entry => entry.Hit)
            .DistinctBy(hit => hit.Territory, (IEqualityComparer<Territory>)ReferenceEqualityComparer.Instance);
    }

    private static bool IsIn(string place, IEnumerable<string> words) => words.All(word => HasWord(place, word));

    /// <summary>A word of the name begins so: the text may be half typed.</summary>
    private static bool HasWord(string name, string word)
    {
        for (var at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || name[at - 1] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Entry> Entries(TerritoryHit hit) => hit switch
    {
        { Once: { } once } when once.EndsWith(Arrondissement, StringComparison.Ordinal) =>
        [
            .. Entries(hit, once), .. Entries(hit, once[..^Arrondissement.Length]),
        ],
        _ => Entries(hit, hit.Once ?? hit.Territory.Name),
    };

    private static IEnumerable<Entry> Entries(TerritoryHit hit, string name) =>
        // A kind word in a commune's name is part of the name; « CC » in that of a communauté is not.
        TerritoryName.Readings(name)
            .Where(reading => reading.Kind is null || reading.Kind == hit.Territory.Kind && hit.Territory.Kind != TerritoryKind.Commune)
            .Select(reading => new Entry(hit, reading.Words, TerritoryName.WithoutArticles(reading.Words)));

    private static IEnumerable<Territory> Of(ILookup<string, Entry> index, string words, TerritoryKind? kind) =>
        index[words].Select(entry => entry.Territory).Where(territory => kind is null || territory.Kind == kind);

    private static IEnumerable<Territory> Ordered(IEnumerable<Territory> territories) =>
        territories.OrderByDescending(territory => territory.Population ?? 0).ThenBy(territory => territory.Name, StringComparer.Ordinal);

    private sealed record Entry(TerritoryHit Hit, string Words, string WithoutArticles)
    {
        public Territory Territory => Hit.Territory;
    }

    private sealed record Query(NameReading Reading, string WithoutArticles, string[] Words)
    {
        public static Query Of(NameReading reading)
        {
            var withoutArticles = TerritoryName.WithoutArticles(reading.Words);
            return new(reading, withoutArticles, withoutArticles.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        public NameMatch Match(Entry entry)
        {
            var match = Compare(entry);
            return Reading.Kind is { } kind && kind != entry.Territory.Kind && match < NameMatch.Beginning ? NameMatch.Beginning : match;
        }

        private NameMatch Compare(Entry entry)
        {
            if (entry.Words == Reading.Words)
            {
                return NameMatch.Same;
            }

            if (Words.Length == 0)
            {
                return NameMatch.None;
            }

            if (entry.WithoutArticles == WithoutArticles)
            {
                return NameMatch.SameWithoutArticles;
            }

            if (entry.WithoutArticles.StartsWith(WithoutArticles, StringComparison.Ordinal))
            {
                return NameMatch.Beginning;
            }

            foreach (var word in Words)
            {
                if (!HasWord(entry.WithoutArticles, word))
                {
                    return NameMatch.None;
                }
            }

            return NameMatch.EveryWord;
        }
    }
}
