using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>
/// A document that a call asks for: of everybody, as its rules name it, or by a question of its form, which may be asked of some only or
/// of each of several.
/// </summary>
/// <param name="Kind">What it is attached under: <c>note-opportunite</c>, <c>plan</c>, or <c>plan.2</c> for the second site.</param>
/// <param name="Asked">The question of the form; null for a document that only the rules name.</param>
/// <param name="Required">Without it nothing can be submitted.</param>
public sealed record AskedDocument(string Kind, AskedQuestion? Asked, bool Required)
{
    /// <summary>« Plan (site 2) ».</summary>
    public string Label => Asked?.Label ?? DocumentKind.Label(Kind);

    /// <summary>False where it depends on answers that it is asked, or how often.</summary>
    public bool IsAskedOfEverybody(CallRules rules) =>
        rules.RequiredDocuments.Contains(Kind) || Asked is not { } question || !question.DecidedBy(rules).Any();

    /// <summary>
    /// Those that these answers make be asked: what an application may attach, and what is looked for when it is submitted.
    /// </summary>
    public static IReadOnlyList<AskedDocument> Of(CallRules rules, IReadOnlyDictionary<string, string> answers) =>
        Of(rules, AskedQuestion.All(rules, answers));

    /// <summary>Every one that some application may be asked, as often as it can be.</summary>
    public static IReadOnlyList<AskedDocument> Possible(CallRules rules) => Of(rules, rules.Form.SelectMany(AskedQuestion.Of));

    /// <summary>As the rules name them: that of each of several once, under the key of its question.</summary>
    public static IReadOnlyList<AskedDocument> Named(CallRules rules) => Of(
        rules, rules.Form.SelectMany(section => section.Questions, (section, question) => new AskedQuestion(section, question, null)));

    /// <summary>The documents that count: those that the answers make be asked. The others stay with their application, unread.</summary>
    public static IReadOnlyList<Document> Counted(
        CallRules rules, IReadOnlyDictionary<string, string> answers, IReadOnlyList<Document> documents)
    {
        var asked = Of(rules, answers).Select(one => one.Kind).ToHashSet(StringComparer.Ordinal);
        return [.. documents.Where(document => asked.Contains(document.Kind))];
    }

    private static AskedDocument[] Of(CallRules rules, IEnumerable<AskedQuestion> questions)
    {
        AskedQuestion[] asked = [.. questions.Where(one => one.Question.Kind == QuestionKind.Document)];
        return
        [
            .. rules.RequiredDocuments.Select(kind => new AskedDocument(kind, asked.FirstOrDefault(one => one.Key == kind), true))
                .Concat(asked.Select(one => new AskedDocument(one.Key, one, one.Question.Required)))
                .DistinctBy(document => document.Kind),
        ];
    }
}
