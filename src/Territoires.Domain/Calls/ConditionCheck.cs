using System.Globalization;

namespace Territoires.Domain.Calls;

/// <summary>Whether what is asked of some only, and what is asked again and again, can be.</summary>
public static class ConditionCheck
{
    public const int MaxRepeats = 20;
    public const int MaxOf = 60;

    public static IEnumerable<Fault> Faults(IReadOnlyList<FormSection> form)
    {
        var before = new List<(FormSection Section, Question Question)>();
        foreach (var (place, section) in form.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"form[{place}]");
            foreach (var fault in OfRepeat(section, at))
            {
                yield return fault;
            }

            foreach (var (rank, question) in section.Questions.Index())
            {
                if (question.OnlyIf is { } condition && Wrong(condition, section, before) is { } message)
                {
                    yield return new Fault(string.Create(CultureInfo.InvariantCulture, $"{at}.questions[{rank}].onlyIf"), message);
                }

                before.Add((section, question));
            }
        }
    }

    private static IEnumerable<Fault> OfRepeat(FormSection section, string at)
    {
        if (section.Repeat is not { } repeat)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(repeat.Of) || repeat.Of.Length > MaxOf)
        {
            yield return new Fault($"{at}.repeat.of", "Dites en un mot ou deux ce qui se répète, par exemple partenaire.");
        }

        if (repeat.Most is < 2 or > MaxRepeats)
        {
            yield return new Fault($"{at}.repeat.most", "Une rubrique se répète de 2 à 20 fois au plus.");
        }

        if (repeat.Least < 0 || repeat.Least > repeat.Most)
        {
            yield return new Fault($"{at}.repeat.least", "Le plus petit nombre est de 0 au moins, et du plus grand au plus.");
        }

        // Answers tell how many there are: a page of nothing but documents would be asked the least number of times.
        if (section.Questions.Count > 0 && section.Questions.All(question => question.Kind == QuestionKind.Document))
        {
            yield return new Fault(
                $"{at}.questions",
                "Une rubrique qui se répète pose au moins une question qui n’est pas une pièce, par exemple un nom\u00a0: les réponses "
                    + "disent combien il y en a.");
        }
    }

    private static string? Wrong(Condition condition, FormSection section, List<(FormSection Section, Question Question)> before)
    {
        var (holder, other) = before.Find(one => one.Question.Key == condition.Question);
        return other switch
        {
            not { TakesChoices: true } => "La condition porte sur une question à choix, posée avant celle-ci.",
            _ when holder.Repeat is not null && holder != section => "La condition porte sur une question d’une rubrique qui se répète.",
            _ when condition.Answers.Count == 0 || condition.Answers.Any(answer => other.ChoiceOf(answer) is null) =>
                "La condition attend une réponse que la question ne propose pas.",
            _ => null,
        };
    }
}
