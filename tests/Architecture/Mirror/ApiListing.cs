using System.Collections.Concurrent;

namespace Territoires.Tests.Architecture.Mirror;

/// <summary>The public members of one real package: the lines of its file under <c>api</c>, which says how to read them.</summary>
internal sealed class ApiListing
{
    private static readonly ConcurrentDictionary<string, ApiListing> Read = new(StringComparer.Ordinal);

    private readonly HashSet<string> lines;
    private readonly ILookup<string, string> byType;

    public ApiListing(IEnumerable<string> lines)
    {
        this.lines = lines.Where(line => line.Length > 0 && line[0] != '#').ToHashSet(StringComparer.Ordinal);
        byType = this.lines.ToLookup(TypeOf, StringComparer.Ordinal);
    }

    public IEnumerable<string> Lines => lines;

    public static ApiListing Of(string package) =>
        Read.GetOrAdd(package, static name => new ApiListing(File.ReadAllLines(Repo.At("tests", "Architecture", "api", $"{name}.txt"))));

    public bool Has(string line) => lines.Contains(line);

    /// <summary>What somebody who reads a difference wants to see beside it.</summary>
    public IEnumerable<string> Nearest(string line)
    {
        var name = MemberName(line);
        return byType[TypeOf(line)]
            .OrderByDescending(other => MemberName(other) == name)
            .ThenByDescending(other => SharedStart(other, line))
            .Take(3);
    }

    /// <summary>The type that a line is about.</summary>
    public static string TypeOf(string line)
    {
        if (!line.StartsWith("TYPE ", StringComparison.Ordinal))
        {
            return line[..line.IndexOf(" :: ", StringComparison.Ordinal)];
        }

        // What follows the name: bases, constraints, the parameters of a delegate. A space within < > belongs to the name.
        var declaration = Before(Before(line["TYPE ".Length..], " : "), " where ");
        var depth = 0;
        var start = 0;
        for (var i = 0; i < declaration.Length; i++)
        {
            depth += declaration[i] switch { '<' or '[' => 1, '>' or ']' => -1, _ => 0 };
            if (declaration[i] == '(' && depth == 0)
            {
                return declaration[start..i];
            }

            start = declaration[i] == ' ' && depth == 0 ? i + 1 : start;
        }

        return declaration[start..];
    }

    /// <summary>The name of the member that a line declares, without type parameters; the empty string for a type.</summary>
    public static string MemberName(string line)
    {
        var at = line.IndexOf(" :: ", StringComparison.Ordinal);
        if (at < 0)
        {
            return string.Empty;
        }

        var member = Before(Before(Before(Before(line[(at + 4)..], " where "), " = "), " {"), "[string key]");
        var open = member.IndexOf('(', StringComparison.Ordinal);
        member = open < 0 ? member : member[..open];
        if (open >= 0 && member.EndsWith('>'))
        {
            member = member[..member.LastIndexOf('<')];
        }

        return member[(member.LastIndexOf(' ') + 1)..];
    }

    private static string Before(string text, string mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    private static int SharedStart(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[length] == other[length])
        {
            length++;
        }

        return length;
    }
}
