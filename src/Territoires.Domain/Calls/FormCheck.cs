namespace Territoires.Domain.Calls;

/// <summary>Whether the questions of a call can be asked.</summary>
public static class FormCheck
{
    public const int MaxSections = 20;
    public const int MaxQuestions = 100;
    public const int MaxChoices = 100;
    private const int MaxLabel = 300;
    private const int MaxHelp = 1000;

    /// <summary>The keys of the pages that every form has; a section cannot take one.</summary>
    public static IReadOnlyList<string> ReservedSections { get; } = ["porteurs", "projet", "pieces", "depot"];

    public static IEnumerable<Fault> Faults(CallRules rules)
    {
        var questions = rules.Questions.ToArray();
        if (rules.Form.Count > MaxSections || questions.Length > MaxQuestions)
        {
            yield return new Fault("form", "Le formulaire compte 20 rubriques et 100 questions au plus.");
        }

        if (rules.Form.DistinctBy(section => section.Key).Count() != rules.Form.Count || questions.DistinctBy(question => question.Key).Count() != questions.Length)
        {
            yield return new Fault("form", "Deux rubriques, ou deux questions, portent la même clé.");
        }

        foreach (var section in rules.Form)
        {
            if (!IsKey(section.Key) || ReservedSections.Contains(section.Key) || IsMissing(section.Title, MaxLabel) || section.Help?.Length > MaxHelp || section.Questions.Count == 0)
            {
                yield return new Fault("form", $"La rubrique « {section.Key} » a besoin d’une clé libre en minuscules, d’un titre et d’une question au moins.");
            }
        }

        foreach (var question in questions.Where(question => !IsSound(question)))
        {
            yield return new Fault("form", $"La question « {question.Key} » a besoin d’une clé en minuscules, d’un libellé et, pour un choix, de deux réponses distinctes au moins.");
        }
    }

    private static bool IsSound(Question question) =>
        IsKey(question.Key)
        && !IsMissing(question.Label, MaxLabel)
        && !(question.Help?.Length > MaxHelp)
        && !(question.Max < 1)
        && Enum.IsDefined(question.Kind)
        && (question.Kind == QuestionKind.Choice ? HasChoices(question.Choices ?? []) : question.Choices is null or []);

    private static bool HasChoices(IReadOnlyList<Option> choices) =>
        choices.Count is >= 2 and <= MaxChoices
        && choices.All(option => IsKey(option.Key) && !IsMissing(option.Label, MaxLabel))
        && choices.DistinctBy(option => option.Key).Count() == choices.Count;

    private static bool IsKey(string key) => CallId.IsValid(key);

    private static bool IsMissing(string? text, int max) => string.IsNullOrWhiteSpace(text) || text.Length > max;
}
