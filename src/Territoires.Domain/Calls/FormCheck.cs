namespace Territoires.Domain.Calls;

/// <summary>Whether the questions of a call can be asked. Each fault names its place: <c>form[0].questions[2].label</c>.</summary>
public static class FormCheck
{
    public const int MaxSections = 20;
    public const int MaxQuestions = 100;
    public const int MaxChoices = 100;
    public const int MaxLabel = 300;
    public const int MaxHelp = 1000;

    /// <summary>The keys of the pages that every form has; a section cannot take one.</summary>
    public static IReadOnlyList<string> ReservedSections { get; } = ["porteurs", "projet", "pieces", "depot"];

    public static IReadOnlyList<Fault> Faults(IReadOnlyList<FormSection> form)
    {
        var faults = new List<Fault>();
        var questions = form.SelectMany(section => section.Questions).ToArray();
        if (form.Count > MaxSections || questions.Length > MaxQuestions)
        {
            faults.Add(new Fault("form", "Le formulaire compte 20 rubriques et 100 questions au plus."));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, section) in form.Index())
        {
            var at = $"form[{place}]";
            faults.AddRange(OfSection(section, at, isTaken: form.Take(place).Any(other => other.Key == section.Key)));
            foreach (var (rank, question) in section.Questions.Index())
            {
                faults.AddRange(OfQuestion(question, $"{at}.questions[{rank}]", isTaken: !seen.Add(question.Key)));
            }
        }

        return [.. faults, .. ConditionCheck.Faults(form), .. ShownCheck.Faults(form)];
    }

    private static IEnumerable<Fault> OfSection(FormSection section, string at, bool isTaken)
    {
        if (!IsKey(section.Key) || ReservedSections.Contains(section.Key))
        {
            yield return new Fault(
                $"{at}.key",
                $"La clé de rubrique «\u00a0{section.Key}\u00a0» n’est pas libre, ou ne s’écrit pas en minuscules, chiffres et traits "
                    + "d’union.");
        }
        else if (isTaken)
        {
            yield return new Fault($"{at}.key", $"Une autre rubrique porte la clé «\u00a0{section.Key}\u00a0».");
        }

        if (IsMissing(section.Title, MaxLabel))
        {
            yield return new Fault($"{at}.title", "Donnez à la rubrique un titre de 300 caractères au plus.");
        }

        if (section.Help?.Length > MaxHelp)
        {
            yield return new Fault($"{at}.help", "Présentez la rubrique en 1\u202f000 caractères au plus.");
        }

        if (section.Questions.Count == 0)
        {
            yield return new Fault($"{at}.questions", string.IsNullOrWhiteSpace(section.Title)
                ? "Ajoutez une question à la rubrique sans titre, ou retirez-la."
                : $"Ajoutez une question à la rubrique «\u00a0{section.Title}\u00a0», ou retirez-la.");
        }
    }

    private static IEnumerable<Fault> OfQuestion(Question question, string at, bool isTaken)
    {
        if (!IsKey(question.Key))
        {
            yield return new Fault(
                $"{at}.key", $"La clé de question «\u00a0{question.Key}\u00a0» ne s’écrit pas en minuscules, chiffres et traits d’union.");
        }
        else if (isTaken)
        {
            yield return new Fault($"{at}.key", $"Une autre question porte la clé «\u00a0{question.Key}\u00a0».");
        }

        if (IsMissing(question.Label, MaxLabel))
        {
            yield return new Fault($"{at}.label", "Écrivez la question, en 300 caractères au plus.");
        }

        if (question.Help?.Length > MaxHelp)
        {
            yield return new Fault($"{at}.help", "Écrivez l’aide en 1\u202f000 caractères au plus.");
        }

        if (question.Max < 1 && question.Min is not < 0)
        {
            yield return new Fault($"{at}.max", "La limite est un nombre entier d’au moins 1.");
        }

        if (question.Min is not null && question.Kind != QuestionKind.Number)
        {
            yield return new Fault($"{at}.min", "Seul un nombre a une plus petite valeur.");
        }
        else if (question.Min > question.Max)
        {
            yield return new Fault($"{at}.min", "Le plus petit nombre admis est au plus le plus grand.");
        }

        if (!Enum.IsDefined(question.Kind))
        {
            yield return new Fault($"{at}.kind", "Choisissez le genre de réponse.");
        }

        if (OfChoices(question) is { } message)
        {
            yield return new Fault($"{at}.choices", message);
        }
    }

    private static string? OfChoices(Question question)
    {
        var choices = question.Choices ?? [];
        return question.TakesChoices
            ? choices switch
            {
                { Count: < 2 or > MaxChoices } => "Proposez de 2 à 100 réponses, une par ligne.",
                _ when choices.DistinctBy(option => option.Key).Count() != choices.Count => "Deux réponses proposées sont les mêmes.",
                _ when choices.Any(option => !IsKey(option.Key) || IsMissing(option.Label, MaxLabel)) =>
                    "Chaque réponse proposée a un libellé de 300 caractères au plus et une clé en minuscules.",
                _ => null,
            }
            : choices.Count > 0 ? "Seule une question à choix propose des réponses." : null;
    }

    private static bool IsKey(string key) => CallId.IsValid(key);

    private static bool IsMissing(string? text, int max) => string.IsNullOrWhiteSpace(text) || text.Length > max;
}
