using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>
/// What an application says that the page of a laureate shows: in answers, where the rules show answers, or beside the form, where they
/// ask it of everybody.
/// </summary>
/// <param name="Theme">Empty where nothing is said.</param>
/// <param name="PhotoCredit">Null where nobody is to be credited.</param>
public sealed record Shown(string Theme, IReadOnlyList<string> Ambitions, string? PhotoCredit)
{
    public static Shown Of(CallRules rules, ApplicationContent content)
    {
        if (!rules.ShowsAnswers)
        {
            return new Shown(content.Theme, content.Ambitions, content.PhotoCredit);
        }

        // An answer to what is not asked any more is shown no more than it is read.
        var asked = AskedQuestion.All(rules, content.Answers).Where(one => one.Question.ShownAs is not null).ToArray();
        return new Shown(Said(ShownAs.Theme) ?? string.Empty, Lines(Said(ShownAs.Ambitions) ?? string.Empty), Said(ShownAs.PhotoCredit));

        string? Said(ShownAs shown) => asked.FirstOrDefault(one => one.Question.ShownAs == shown) is { } showing
            && content.Answers.TryGetValue(showing.Key, out var kept)
                ? showing.Question.ChoiceOf(kept)?.Label ?? kept
                : null;
    }

    /// <summary>One ambition a line.</summary>
    public static string[] Lines(string answer) =>
        answer.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
