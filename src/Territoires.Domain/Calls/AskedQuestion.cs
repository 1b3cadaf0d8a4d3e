using System.Globalization;

namespace Territoires.Domain.Calls;

/// <summary>
/// A question as one application is asked it: once, or once for each of those that its page repeats. Its answer is kept under
/// <see cref="Key"/>: <c>nom</c>, or <c>nom.2</c> for the second partner.
/// </summary>
/// <param name="Section">The page on which it is asked.</param>
/// <param name="Place">From 1; null where the page is not repeated.</param>
public sealed record AskedQuestion(FormSection Section, Question Question, int? Place)
{
    public string Key => KeyOf(Question, Place);

    /// <summary>« Nom (partenaire 2) ».</summary>
    public string Label => Place is { } place && Section.Repeat is { } repeat
        ? string.Create(CultureInfo.InvariantCulture, $"{Question.Label} ({repeat.Of} {place})")
        : Question.Label;

    /// <summary>Every question that answers to these make one be asked, in the order of the form.</summary>
    public static IEnumerable<AskedQuestion> All(CallRules rules, IReadOnlyDictionary<string, string> answers) =>
        rules.Form.SelectMany(section => Of(section)
            .Where(asked => asked.Place is not { } place || place <= CountIn(section, answers))
            .Where(asked => asked.IsMet(rules, answers)));

    /// <summary>The question that an answer of this key is to; null where the form has none.</summary>
    public static AskedQuestion? Find(CallRules rules, string key) =>
        rules.Form.SelectMany(Of).FirstOrDefault(asked => asked.Key == key);

    /// <summary>Every question of a page, whether it is asked or not, as often as it can be.</summary>
    public static IEnumerable<AskedQuestion> Of(FormSection section) => section.Repeat is not { } repeat
        ? section.Questions.Select(question => new AskedQuestion(section, question, null))
        : Enumerable.Range(1, repeat.Most)
            .SelectMany(place => section.Questions.Select(question => new AskedQuestion(section, question, place)));

    /// <summary>How many of its kind are told of: as many as there are answers to, and no fewer than must be.</summary>
    public static int CountIn(FormSection section, IReadOnlyDictionary<string, string> answers) => section.Repeat is not { } repeat
        ? 1
        : Of(section).Where(asked => answers.ContainsKey(asked.Key)).Select(asked => asked.Place!.Value)
            .Append(repeat.Least).Max();

    /// <summary>The answers that count: those to what is asked.</summary>
    public static IReadOnlyDictionary<string, string> Counted(CallRules rules, IReadOnlyDictionary<string, string> answers)
    {
        var asked = All(rules, answers).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return answers.Where(answer => asked.Contains(answer.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The question on whose answer it depends that this one is asked; null where it is asked of everybody.</summary>
    public AskedQuestion? On(CallRules rules) => Question.OnlyIf is not { } condition
        ? null
        : rules.Form.SelectMany(section => section.Questions, (section, question) => (section, question))
            .Where(one => one.question.Key == condition.Question)
            .Select(one => new AskedQuestion(one.section, one.question, one.section.Repeat is null ? null : Place))
            .FirstOrDefault();

    /// <summary>True where nothing stands in its way: no condition, or one that is met, by a question that is itself asked.</summary>
    public bool IsMet(CallRules rules, IReadOnlyDictionary<string, string> answers) => Question.OnlyIf is not { } condition
        || (On(rules) is { } other && other.IsMet(rules, answers)
            && Question.Chosen(answers.GetValueOrDefault(other.Key, string.Empty)).Intersect(condition.Answers).Any());

    /// <summary>The pages whose answers decide whether it is asked, and how often; none where it is asked once of everybody.</summary>
    public IEnumerable<FormSection> DecidedBy(CallRules rules)
    {
        if (Section.Repeat is not null)
        {
            yield return Section;
        }

        for (var other = On(rules); other is not null; other = other.On(rules))
        {
            yield return other.Section;
        }
    }

    private static string KeyOf(Question question, int? place) => place is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{question.Key}.{number}")
        : question.Key;
}
