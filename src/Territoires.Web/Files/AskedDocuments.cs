using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Files;

/// <summary>The documents that a call asks for, in words.</summary>
public static class AskedDocuments
{
    /// <summary>All of them, on one line.</summary>
    public static string Of(CallRules rules) => AskedDocument.Named(rules) is { Count: > 0 } asked
        ? string.Join(", ", asked.Select(document => document.Label + Described(document, rules)))
        : "aucune";

    /// <summary>
    /// « pour chaque partenaire, selon vos réponses, », with a space after it; empty for one that is asked once of everybody.
    /// </summary>
    public static string When(AskedDocument document, CallRules rules) =>
        string.Concat(Circumstances(document, rules, "selon vos réponses").Select(one => $"{one}, "));

    private static string Described(AskedDocument document, CallRules rules)
    {
        string[] said = [.. document.Required ? [] : new[] { "facultative" }, .. Circumstances(document, rules, "selon les réponses")];
        return said.Length == 0 ? string.Empty : $" ({string.Join(", ", said)})";
    }

    private static IEnumerable<string> Circumstances(AskedDocument document, CallRules rules, string onAnswers)
    {
        if (rules.RequiredDocuments.Contains(document.Kind) || document.Asked is not { } asked)
        {
            yield break;
        }

        if (asked.Section.Repeat is { } repeat)
        {
            yield return $"pour chaque {repeat.Of}";
        }

        if (asked.Question.OnlyIf is not null)
        {
            yield return onAnswers;
        }
    }
}
