using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Approval;

/// <summary>What a call lacks that its rules may do without, and what should be looked at again before it opens.</summary>
public static class MissingParts
{
    public static IReadOnlyList<string> Of(CallState call, DateTimeOffset now)
    {
        var rules = call.Rules;
        (bool IsMissing, string Text)[] all =
        [
            (rules.Calendar.Closes is { } closes && closes.Instant <= now,
                "La clôture est déjà passée\u00a0: l’appel ne pourrait pas être ouvert."),
            (rules.Calendar.Opens.Instant <= now,
                "La date d’ouverture est déjà passée\u00a0: l’appel commencerait dès qu’il serait ouvert."),
            (rules.Contact is null, "Aucun contact\u00a0: les candidats ne sauraient à qui écrire."),
            (call.Documents.Count == 0, "Aucun document joint\u00a0: le règlement signé ne pourrait pas être lu."),
            (rules.TakesApplications && rules.Form.Count == 0, "Le formulaire ne pose aucune question propre à cet appel."),
            (rules.TakesApplications && AskedDocument.Named(rules).Count == 0, "Aucune pièce n’est demandée aux candidats."),
            (rules.Decision is null, "Le règlement ne dit pas qui décide."),
            (rules.Decision is { Right: null }, "Le règlement ne cite pas le texte qui donne le droit de décider."),
            (rules.Decision is { Remedies: null }, "Les voies et délais de recours ne sont pas dits."),
            (rules.Support is null, "Le règlement ne dit pas ce que reçoivent les lauréats."),
            (rules.EnvelopeCents is null, "Aucune enveloppe n’est annoncée."),
            (rules.Fictitious, "Le règlement est marqué comme fictif\u00a0: chaque page le dira."),
        ];
        return [.. all.Where(part => part.IsMissing).Select(part => part.Text)];
    }
}
