using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Tests.TestSupport;
using Territoires.Web.Refusals;

namespace Territoires.Functions.Tests.Web;

/// <summary>What people read is written as French is printed. The pages are read in a browser; here is what they seldom show.</summary>
public sealed partial class FrenchTypographyTests
{
    [Fact]
    public void Every_refusal_is_well_written()
    {
        var problems = Problems().ToArray();
        problems.Length.ShouldBeGreaterThan(50, "they are enumerated");

        problems.SelectMany(
            problem => new[] { problem.Title, problem.Detail, problem.Next }.Concat(problem.Faults.Select(fault => fault.Message)))
            .SelectMany(FrenchTypography.Faults).Distinct().ShouldBeEmpty();
    }

    /// <summary>Colons and question marks are signs of the language too: refusals and pages are checked for them.</summary>
    [Fact]
    public void No_text_in_the_code_parts_a_sign_from_its_word_with_a_plain_space() =>
        Directory.EnumerateFiles(Path.Combine(Cli.Checkout.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
                && IsOurs(file))
            .SelectMany(file => File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
                    && !line.Contains(".Replace(", StringComparison.Ordinal) && Parted().IsMatch(line))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            .ShouldBeEmpty();

    [Fact]
    public void The_rules_find_what_they_are_for()
    {
        FrenchTypography.Faults(
            "Un «\u00a0mot\u00a0»\u00a0: 12\u202f000\u00a0€, l’heure\u00a0? 17:00, https://exemple.fr, Roubaix (59512), commune, 59512, "
                + "essai-2026-12345").ShouldBeEmpty();
        FrenchTypography.Faults("l'eau ; « oui » 12000 € et 1 200 habitants.Fin").Count().ShouldBe(7);
    }

    /// <summary>The mail of a link is mended as a whole, where it is made.</summary>
    private static bool IsOurs(string file) =>
        !file.EndsWith("SignInLinks.cs", StringComparison.Ordinal)
        && (file.Contains("Territoires.Domain", StringComparison.Ordinal) || file.Contains("Territoires.Web", StringComparison.Ordinal))
        && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !file.Contains("node_modules", StringComparison.Ordinal);

    private static IEnumerable<Problem> Problems()
    {
        var type = typeof(Territoires.Web.Refusals.Problems);
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(Problem)))
        {
            yield return (Problem)member.GetValue(null)!;
        }

        foreach (var refusal in new[]
            { typeof(CallRefusal), typeof(ReviewRefusal), typeof(JurySessionRefusal), typeof(ApplicationRefusal), typeof(EnquiryRefusal) })
        {
            var words = type.GetMethod("Of", [refusal])!;
            foreach (var one in refusal.GetNestedTypes())
            {
                yield return (Problem)words.Invoke(null, [Sample(one)])!;
            }
        }
    }

    /// <summary>A value of any type that a refusal holds.</summary>
    private static object Sample(Type type) => type switch
    {
        _ when type == typeof(string) => "essai",
        _ when type == typeof(int) => 2,
        _ when type == typeof(DateTimeOffset) => TestApp.Start,
        _ when type == typeof(Moment) => new Moment("2026-04-20T10:00:00", "Europe/Paris", TestApp.Start),
        _ when type == typeof(FilePair) => FilePair.Of(
            (ApplicationRef)Sample(typeof(ApplicationRef)), (ApplicationRef)Sample(typeof(ApplicationRef))),
        _ when Nullable.GetUnderlyingType(type) is { } known => Sample(known),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(type.GetGenericArguments()[0]),
        _ when type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } constructor
            && constructor.GetParameters().All(parameter => parameter.ParameterType != type) =>
            constructor.Invoke(
                [.. constructor.GetParameters().Select(parameter => parameter.Name == "Zone"
                    ? "Europe/Paris"
                    : Sample(parameter.ParameterType))]),
        _ => RuntimeHelpers.GetUninitializedObject(type),
    };

    private static Array List(Type of)
    {
        var list = Array.CreateInstance(of, 2);
        list.SetValue(Sample(of), 0);
        list.SetValue(Sample(of), 1);
        return list;
    }

    [GeneratedRegex(
        "« | »|[\\p{Ll})] [;!](?=[ \"<])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parted();
}
