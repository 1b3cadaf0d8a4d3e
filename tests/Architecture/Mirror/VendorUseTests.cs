using System.Text.RegularExpressions;
using Territoires.Tests.Architecture.Metadata;

namespace Territoires.Tests.Architecture.Mirror;

/// <summary>
/// What the app calls of the runtime exists in the real packages: their listings hold it. The embedded packages would let the
/// build pass even if the mirror tests were wrong; this reads the app alone. Blobs and Azure.Core are the real packages in both builds.
/// </summary>
public sealed partial class VendorUseTests
{
    private const string Prefix = "Territoires.Embedded.";

    [Theory]
    [InlineData("Territoires.Domain", 0)]
    [InlineData("Territoires.Orchestrations", 3)]
    [InlineData("Territoires.Functions", 40)]
    public void Every_vendor_member_that_the_app_names_exists_in_the_real_package(string assembly, int atLeast)
    {
        using var file = AssemblyFile.Open(assembly);
        var missing = new List<string>();
        foreach (var (package, type) in file.ForeignTypes.Where(type => IsListed(type.Assembly)))
        {
            if (!Lines(package, type).Any())
            {
                missing.Add($"{type} of {package}");
            }
        }

        var members = file.ForeignMembers.Where(member => IsListed(member.Assembly)).ToList();
        missing.AddRange(members.Where(member => !Exists(member)).Select(member => $"{member.Type}.{member.Name}({string.Join(", ", member.Parameters ?? [])}) of {member.Assembly}"));

        missing.ShouldBeEmpty();
        members.Count.ShouldBeGreaterThanOrEqualTo(atLeast, "fewer vendor members than the app is known to use: the reading is broken");
    }

    [Theory]
    [InlineData("QueryAsync", "string")]
    [InlineData("UpsertEverything", "!!0")]
    public void A_member_that_no_listing_holds_is_seen(string name, string parameter) =>
        Exists(new ForeignMember($"{Prefix}Azure.Data.Tables", "Azure.Data.Tables.TableClient", name, [parameter])).ShouldBeFalse();

    private static string Package(string assembly) => assembly.StartsWith(Prefix, StringComparison.Ordinal) ? assembly[Prefix.Length..] : assembly;

    private static bool IsListed(string assembly) => File.Exists(Repo.At("tests", "Architecture", "api", $"{Package(assembly)}.txt"));

    /// <summary>The lines of a type, generic or not: metadata names it with its arity, the listing with its parameters.</summary>
    private static IEnumerable<string> Lines(string assembly, string type) =>
        ApiListing.Of(Package(assembly)).Lines.Where(line => WithoutArguments(ApiListing.TypeOf(line)) == type);

    private static string WithoutArguments(string type) => type.IndexOf('<', StringComparison.Ordinal) is > 0 and var at ? type[..at] : type;

    private static bool Exists(ForeignMember member)
    {
        // The clone method of a record (the `with` of C#) is left out of the listings; the record itself is there.
        if (member.Name == "<Clone>$")
        {
            return Lines(member.Assembly, member.Type).Any(line => line.Contains(" record ", StringComparison.Ordinal));
        }

        // A delegate is its own declaration.
        var lines = Lines(member.Assembly, member.Type).ToList();
        if (member.Name is "Invoke" or ".ctor" && lines.Any(line => line.StartsWith("TYPE public delegate ", StringComparison.Ordinal)))
        {
            return true;
        }

        return lines.Where(line => !line.StartsWith("TYPE ", StringComparison.Ordinal)).Any(line => IsThat(line, member));
    }

    private static bool IsThat(string line, ForeignMember member)
    {
        if (Accessor().Match(member.Name) is { Success: true } accessor)
        {
            var property = accessor.Groups["property"].Value;
            var isThere = property == "Item" ? line.Contains(" this[", StringComparison.Ordinal) : line.Contains($" {property} {{", StringComparison.Ordinal);
            return isThere && (accessor.Groups["kind"].Value == "get"
                ? line.Contains(" get;", StringComparison.Ordinal)
                : line.Contains(" set;", StringComparison.Ordinal) || line.Contains(" init;", StringComparison.Ordinal));
        }

        return ApiListing.MemberName(line) == member.Name
            && (member.Parameters is null || Parameters(line).SequenceEqual(member.Parameters.Value.Select(WithoutMark), StringComparer.Ordinal));
    }

    /// <summary>The types of the parameters, as a signature holds them: no names, no defaults, no nullability, type parameters by their place.</summary>
    private static IEnumerable<string> Parameters(string line)
    {
        var start = line.IndexOf('(', StringComparison.Ordinal);
        var end = line.LastIndexOf(')');
        if (start < 0 || end <= start + 1)
        {
            return [];
        }

        var ofType = TypeParameters(ApiListing.TypeOf(line));
        var ofMethod = TypeParameters(line[..start].Split(' ')[^1] is var last && last.EndsWith('>') ? line[..start][line[..start].LastIndexOf('<')..] : string.Empty);
        return Split(line[(start + 1)..end]).Select(parameter => Type(parameter, ofType, ofMethod));
    }

    private static string Type(string parameter, string[] ofType, string[] ofMethod)
    {
        var declared = Default().Replace(parameter, string.Empty);
        var type = Modifier().Replace(declared[..declared.LastIndexOf(' ')], string.Empty);
        return Word().Replace(WithoutMark(type), match =>
            Array.IndexOf(ofMethod, match.Value) is >= 0 and var method ? $"!!{method}"
            : Array.IndexOf(ofType, match.Value) is >= 0 and var ours ? $"!{ours}"
            : match.Value);
    }

    private static string WithoutMark(string type) => type.Replace("?", string.Empty, StringComparison.Ordinal);

    private static string[] TypeParameters(string text) =>
        text.IndexOf('<', StringComparison.Ordinal) is >= 0 and var at ? text[(at + 1)..text.LastIndexOf('>')].Split(", ") : [];

    /// <summary>Cuts at the commas that are not within type arguments.</summary>
    private static IEnumerable<string> Split(string parameters)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= parameters.Length; i++)
        {
            if (i == parameters.Length || (parameters[i] == ',' && depth == 0))
            {
                yield return parameters[start..i].Trim();
                start = i + 1;
            }
            else
            {
                depth += parameters[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }
    }

    [GeneratedRegex(@"^(?<kind>get|set)_(?<property>\w+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Accessor();

    [GeneratedRegex(@" = .*$", RegexOptions.None, 1000)]
    private static partial Regex Default();

    [GeneratedRegex(@"^((this|params|out|ref|in) )+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Modifier();

    /// <summary>A whole name, dots included, so that a type parameter is not found inside of one.</summary>
    [GeneratedRegex(@"[\w.]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
