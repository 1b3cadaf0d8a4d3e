namespace Territoires.Domain.Calls;

/// <summary>Whether rules hold together. All faults are said at once, so that nobody corrects them one by one.</summary>
public static class RulesCheck
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 4000;
    public const int MaxCriteria = 20;

    public static IReadOnlyList<Fault> Faults(string id, CallRules rules)
    {
        var faults = new List<Fault>();
        void When(bool wrong, string field, string message)
        {
            if (wrong)
            {
                faults.Add(new Fault(field, message));
            }
        }

        When(!CallId.IsValid(id), "id",
            "L’identifiant de l’appel s’écrit en minuscules, chiffres et traits d’union simples, en 60 caractères au plus.");
        When(IsMissing(rules.Title, MaxTitle), "title", "Donnez un titre de 200 caractères au plus.");
        When(IsMissing(rules.Programme, MaxTitle), "programme", "Nommez le programme, en 200 caractères au plus.");
        When(IsMissing(rules.Organiser, MaxTitle), "organiser", "Nommez l’organisateur, en 200 caractères au plus.");
        When(IsMissing(rules.Summary, MaxSummary), "summary", "Présentez l’appel en 4\u202f000 caractères au plus.");
        When(!rules.Calendar.IsInOrder, "calendar",
            "Les dates doivent se suivre\u00a0: ouverture, clôture, remise des évaluations, publication au plus tôt.");
        When(rules.Places is < 1 or > 10_000, "places", "Indiquez un nombre de places entre 1 et 10\u202f000.");
        When(rules.Grid.Count > MaxCriteria, "grid", "La grille compte 20 critères au plus.");
        When(rules.Grid.Count > 0 && rules.Grid.Sum(criterion => (long)criterion.Weight) != 100, "grid",
            "La somme des poids de la grille doit être égale à 100.");
        When(rules.Grid.Any(criterion => criterion.Weight < 1 || IsMissing(criterion.Label, MaxTitle) || !CallId.IsValid(criterion.Key)),
            "grid", "Chaque critère a une clé, un libellé et un poids d’au moins 1.");
        When(rules.Grid.Any(criterion => criterion.Guide is { } guide && IsMissing(guide, Criterion.MaxGuide)), "grid",
            "Les repères d’un critère s’écrivent en 1\u202f000 caractères au plus.");
        When(rules.Grid.DistinctBy(criterion => criterion.Key).Count() != rules.Grid.Count, "grid", "Deux critères portent la même clé.");
        When(!rules.RequiredDocuments.All(Applications.DocumentKind.IsKnown), "requiredDocuments",
            $"Pièces connues\u00a0: {string.Join(", ", Applications.DocumentKind.All)}.");
        When(rules.RequiredDocuments.Distinct().Count() != rules.RequiredDocuments.Count, "requiredDocuments",
            "Une pièce est demandée deux fois.");
        faults.AddRange(FormCheck.Faults(rules.Form));
        faults.AddRange(ShownCheck.OutOfPlace(rules));
        faults.AddRange(ChapterCheck.Faults(rules));
        When(rules.Contact?.Length > MaxTitle, "contact", "Donnez une adresse ou un téléphone, en 200 caractères au plus.");
        When(rules.EnvelopeLabel?.Length > MaxTitle, "envelopeLabel", "Décrivez l’enveloppe en 200 caractères au plus.");
        When(rules.EnvelopeCents is < 0, "envelopeCents", "L’enveloppe ne peut pas être négative.");
        return faults;
    }

    private static bool IsMissing(string? text, int max) => string.IsNullOrWhiteSpace(text) || text.Length > max;
}
