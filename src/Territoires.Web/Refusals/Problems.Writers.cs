using Territoires.Domain.Applications;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of those who write an application together.</summary>
public static partial class Problems
{
    /// <summary>Null for what is of something else.</summary>
    private static Problem? OfWriters(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.OwnerOnly => new(
            "reserve-a-qui-l-a-ouverte", 409, "Seule la personne qui a ouvert la candidature peut le faire.",
            "Vous la rédigez à son invitation\u00a0: déposer, retirer, supprimer et inviter lui sont réservés.",
            "Demandez-le-lui\u00a0; ce que vous avez écrit est enregistré."),
        ApplicationRefusal.OwnerInvited => OnAddress(new("invitation-de-soi", 409, "Cette adresse est la vôtre.",
            "Vous rédigez déjà cette candidature\u00a0: personne n’est invité.", "Écrivez l’adresse d’une autre personne.")),
        ApplicationRefusal.AlreadyEditor => OnAddress(new("redacteur-deja-la", 409, "Cette personne rédige déjà la candidature.",
            "Elle y est déjà invitée\u00a0: aucun message n’est parti.",
            "Si elle n’a pas reçu le message, dites-lui de se connecter avec cette adresse, ou retirez-la puis invitez-la de nouveau.")),
        ApplicationRefusal.TooManyEditors many => OnAddress(new(
            "redacteurs-trop-nombreux", 409, "Trop de personnes rédigent cette candidature.",
            $"{FrenchText.Number(many.Max)} personnes au plus rédigent avec vous.", "Retirez-en une, puis invitez de nouveau.")),
        ApplicationRefusal.TooManyInvitations many => OnAddress(new(
            "invitations-trop-nombreuses", 409, "Trop d’invitations sont parties pour cette candidature.",
            $"{FrenchText.Number(many.Max)} invitations au plus partent pour une candidature, retirées comprises.",
            "Rédigez avec les personnes qui y sont, ou écrivez à l’organisateur.")),
        _ => null,
    };

    private static Problem OnAddress(Problem problem) => problem with { Faults = [new Fault("adresse", problem.Detail)] };
}
