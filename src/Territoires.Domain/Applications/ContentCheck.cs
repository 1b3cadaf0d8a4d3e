using Territoires.Domain.Calls;

namespace Territoires.Domain.Applications;

/// <summary>Limits, which hold for a draft too, and completeness, which only a submission needs.</summary>
public static class ContentCheck
{
    /// <summary>What a draft cannot say either: too much, or what the call does not ask.</summary>
    public static IEnumerable<Fault> Unacceptable(ApplicationContent content, CallRules rules) =>
        [.. TooLong(content), .. rules.ShowsAnswers ? NotAsked(content, rules) : []];

    /// <summary>What the form asks in questions, or nowhere: it would be shown nowhere, and nobody would know.</summary>
    private static IEnumerable<Fault> NotAsked(ApplicationContent content, CallRules rules)
    {
        if (content.Theme.Length > 0)
        {
            yield return new Fault("theme", Elsewhere(ShownAs.Theme, rules));
        }

        if (content.Ambitions.Count > 0)
        {
            yield return new Fault("ambitions", Elsewhere(ShownAs.Ambitions, rules));
        }

        if (content.PhotoCredit is not null)
        {
            yield return new Fault("photoCredit", Elsewhere(ShownAs.PhotoCredit, rules));
        }
    }

    private static string Elsewhere(ShownAs shown, CallRules rules) => rules.QuestionShownAs(shown) is { } question
        ? $"Cet appel demande {ShownCheck.Words(shown)} par une question\u00a0: répondez dans {AnswerCheck.Field(question.Key)}."
        : $"Cet appel ne demande pas {ShownCheck.Words(shown)}\u00a0: retirez ce champ.";

    private static List<Fault> TooLong(ApplicationContent content)
    {
        var faults = new List<Fault>();
        Limit(faults, "title", content.Title, ApplicationContent.MaxTitle);
        Limit(faults, "theme", content.Theme, ApplicationContent.MaxTheme);
        Limit(faults, "summary", content.Summary, ApplicationContent.MaxSummary);
        Limit(faults, "photoCredit", content.PhotoCredit, ApplicationContent.MaxTitle);
        Count(faults, "leadBodies", content.LeadBodies.Count, ApplicationContent.MaxBodies);
        Count(faults, "partnerServices", content.PartnerServices.Count, ApplicationContent.MaxBodies);
        Count(faults, "ambitions", content.Ambitions.Count, ApplicationContent.MaxAmbitions);
        for (var i = 0; i < content.Ambitions.Count; i++)
        {
            Limit(faults, $"ambitions[{i}]", content.Ambitions[i], ApplicationContent.MaxAmbition);
        }

        for (var i = 0; i < content.PartnerServices.Count; i++)
        {
            Limit(faults, $"partnerServices[{i}]", content.PartnerServices[i], ApplicationContent.MaxTitle);
        }

        return faults;
    }

    public static IReadOnlyList<Fault> Missing(ApplicationContent content, CallRules rules)
    {
        var faults = new List<Fault>();
        Need(faults, "title", content.Title, "Donnez un titre à la candidature.");
        if (!rules.ShowsAnswers)
        {
            Need(faults, "theme", content.Theme, "Formulez la question que pose le projet.");
        }

        Need(faults, "summary", content.Summary, "Présentez le projet en quelques phrases.");
        if (content.LeadBodies.Count == 0)
        {
            faults.Add(new Fault("leadBodies", "Indiquez au moins un porteur."));
        }

        return faults;
    }

    private static void Limit(List<Fault> faults, string field, string? text, int max)
    {
        if (text?.Length > max)
        {
            faults.Add(new Fault(
                field, $"Ce texte compte {FrenchNumber.Of(text.Length)} caractères\u00a0; il en faut {FrenchNumber.Of(max)} au plus."));
        }
    }

    private static void Count(List<Fault> faults, string field, int count, int max)
    {
        if (count > max)
        {
            faults.Add(new Fault(
                field, $"Cette liste compte {FrenchNumber.Of(count)} lignes\u00a0; il en faut {FrenchNumber.Of(max)} au plus."));
        }
    }

    private static void Need(List<Fault> faults, string field, string text, string message)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new Fault(field, message));
        }
    }
}
