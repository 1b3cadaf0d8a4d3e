namespace Territoires.Tests.Architecture.Walls;

/// <summary>Who knows whom.</summary>
internal sealed class Graph(IEnumerable<(string From, string To)> edges)
{
    private readonly SortedDictionary<string, SortedSet<string>> known = new(
        edges.Where(edge => edge.From != edge.To)
            .GroupBy(edge => edge.From, edge => edge.To, StringComparer.Ordinal)
            .ToDictionary(node => node.Key, node => new SortedSet<string>(node, StringComparer.Ordinal)),
        StringComparer.Ordinal);

    public int Count => known.Count;

    /// <summary>Pairs of which each knows the other.</summary>
    public IReadOnlyList<string> BothWays =>
    [
        .. known.SelectMany(node => node.Value, (node, to) => (From: node.Key, To: to))
            .Where(edge => string.CompareOrdinal(edge.From, edge.To) < 0 && Of(edge.To).Contains(edge.From))
            .Select(edge => $"{edge.From} ↔ {edge.To}"),
    ];

    /// <summary>A way from a node back to itself; null when there is none.</summary>
    public string? Circle => known.Keys.Select(node => WayBack(node, node, [])).FirstOrDefault(way => way is not null);

    /// <summary>
    /// The folders of an assembly, by the namespaces of its types: each is compared with those beside it. What stands in no folder
    /// is left out: all know it, and it lists the services of all.
    /// </summary>
    public static Graph OfFolders(string assembly, IEnumerable<(string From, string To)> knowledge)
    {
        var root = $"{assembly}.";
        return new Graph(knowledge
            .Where(edge => edge.From.StartsWith(root, StringComparison.Ordinal) && edge.To.StartsWith(root, StringComparison.Ordinal))
            .Select(edge => WhereTheyPart(edge.From[root.Length..].Split('.'), edge.To[root.Length..].Split('.'))));
    }

    /// <summary>A line a node: whom it knows.</summary>
    public override string ToString() => string.Join('\n', known.Select(node => $"{node.Key} → {string.Join(", ", node.Value)}"));

    private static (string From, string To) WhereTheyPart(string[] from, string[] to)
    {
        var common = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return (Name(from, common), Name(to, common));
    }

    /// <summary>What stands in a folder itself, beside the folders in it, has the folder's name with a dot.</summary>
    private static string Name(string[] folder, int common) =>
        common < folder.Length ? string.Join('/', folder[..(common + 1)]) : $"{string.Join('/', folder)}/.";

    private string? WayBack(string start, string at, HashSet<string> seen) => Of(at)
        .Where(next => next == start || seen.Add(next))
        .Select(next => next == start ? $"{at} → {start}" : WayBack(start, next, seen) is { } rest ? $"{at} → {rest}" : null)
        .FirstOrDefault(way => way is not null);

    private IEnumerable<string> Of(string node) => known.GetValueOrDefault(node, []);
}
