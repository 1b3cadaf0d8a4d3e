using Territoires.Domain.Calls;

namespace Territoires.Web.Files;

/// <summary>How people read when a question is asked.</summary>
public static class ConditionText
{
    /// <summary>« À remplir seulement si la réponse à « Le site est-il pollué ? » est « Oui ». »; empty where it is asked of all.</summary>
    public static string Of(AskedQuestion asked, CallRules rules) =>
        asked.Question.OnlyIf is { } condition && asked.On(rules) is { } other
            ? $"{(asked.Question.Kind == QuestionKind.Document ? "À joindre" : "À remplir")} seulement si la réponse à "
                + $"«\u00a0{other.Label}\u00a0» est {Answers(condition, other.Question)}."
            : string.Empty;

    private static string Answers(Condition condition, Question other) => string.Join(
        " ou ", condition.Answers.Select(answer => $"«\u00a0{other.ChoiceOf(answer)?.Label ?? answer}\u00a0»"));
}
