using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Questions;

/// <summary>A condition as the value of one choice: <c>site-pollue:oui</c>, or <c>etat:friche,ruine</c> for several answers.</summary>
public static class TypedCondition
{
    public static string Of(Condition condition) => $"{condition.Question}:{string.Join(',', condition.Answers)}";

    /// <summary>Null for none.</summary>
    public static Condition? Read(string typed) => typed.Split(':', 2) is [{ Length: > 0 } question, var answers]
        ? new Condition(question, Question.Chosen(answers))
        : null;

    /// <summary>The conditions that a question can have: an answer to a choice that is asked before it, and the one that it has.</summary>
    /// <param name="form">What is typed.</param>
    /// <param name="section">Place of the question's section.</param>
    /// <param name="rank">Place of the question in it.</param>
    public static IReadOnlyList<(string Value, string Text)> Before(QuestionsForm form, int section, int rank)
    {
        var own = form.Sections[section].Questions[rank].OnlyIf;
        var before = form.Sections.Take(section).Where(one => one.RepeatOf.Length == 0).SelectMany(one => one.Questions)
            .Concat(form.Sections[section].Questions.Take(rank))
            // What was never saved has no name yet, by which a condition could call it.
            .Where(question => question.TakesChoices && question.Key.Length > 0);
        var offered = before.SelectMany(
            question => QuestionKeys.Choices(question.Choices),
            (question, option) => ($"{question.Key}:{option.Key}", $"«\u00a0{question.Label}\u00a0»\u00a0: {option.Label}")).ToList();
        return own.Length == 0 || offered.Exists(one => one.Item1 == own)
            ? offered
            : [.. offered, (own, $"Comme enregistré\u00a0: {own.Replace(":", "\u00a0: ", StringComparison.Ordinal)}")];
    }
}
