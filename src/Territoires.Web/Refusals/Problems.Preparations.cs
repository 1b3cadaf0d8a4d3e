using Territoires.Domain.Calls;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of a call that a secretary prepares.</summary>
public static partial class Problems
{
    private static Problem? OfPreparation(CallRefusal refusal) => refusal switch
    {
        CallRefusal.NoPreparation => new("sans-preparation", 409, "Cet appel n’attend pas d’approbation.",
            "L’administration l’a écrit elle-même.", "Elle l’ouvre quand il est prêt."),
        CallRefusal.PreparationSent => new("preparation-envoyee", 409, "La préparation n’est plus à modifier par le secrétariat.",
            "Elle est chez l’administration, ou déjà approuvée.",
            "Attendez sa réponse\u00a0; si quelque chose est à changer, demandez-lui de la renvoyer."),
        CallRefusal.PreparationNotSent => new("preparation-non-envoyee", 409, "La préparation n’est pas chez l’administration.",
            "Le secrétariat y travaille encore.", "Attendez qu’il l’envoie pour approbation."),
        CallRefusal.PreparationNotApproved => new("preparation-non-approuvee", 409, "La préparation n’est pas approuvée.",
            "Le secrétariat a préparé cet appel\u00a0; il ne s’ouvre qu’une fois approuvé.",
            "Lisez-la sur la page de la préparation, approuvez-la, puis ouvrez l’appel."),
        CallRefusal.ReturnUnacceptable back =>
            Unacceptable("renvoi-mal-motive", "La préparation ne peut pas être renvoyée ainsi.", back.Faults),
        _ => null,
    };
}
