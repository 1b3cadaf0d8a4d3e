namespace Territoires.Domain.Applications;

/// <summary>Limits, which hold for a draft too, and completeness, which only a submission needs.</summary>
public static class ContentCheck
{
    public static IReadOnlyList<Fault> TooLong(ApplicationContent content)
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

    public static IReadOnlyList<Fault> Missing(ApplicationContent content)
    {
        var faults = new List<Fault>();
        Need(faults, "title", content.Title, "Donnez un titre à la candidature.");
        Need(faults, "theme", content.Theme, "Formulez la question que pose le projet.");
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
