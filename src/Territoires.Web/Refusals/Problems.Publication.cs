using Territoires.Domain.Calls;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of the end of a call, of the reserve and of a list that is public.</summary>
public static partial class Problems
{
    private static Problem? OfEndOrList(CallRefusal refusal) => refusal switch
    {
        CallRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        CallRefusal.EndUnacceptable end => Unacceptable("fin-mal-motivee", "L’appel ne peut pas prendre fin ainsi.", end.Faults),
        CallRefusal.NotFruitless => new("appel-pas-infructueux", 409, "L’appel n’est pas infructueux.",
            "Des candidatures peuvent encore être désignées\u00a0: elles sont recevables, proposées, ou attendent leur décision.",
            "Poursuivez l’appel, ou annulez-le si l’organisateur y renonce.")
        { Faults = [new Fault("kind", "Des candidatures peuvent encore être désignées\u00a0: l’appel peut seulement être annulé.")] },
        CallRefusal.NotYetPublished => new("liste-non-publiee", 409, "La liste n’est pas encore publique.",
            "Il n’y a pas de version à modifier.", "Jusqu’à la publication, c’est la désignation qui se remplace, en disant pourquoi."),
        CallRefusal.ListChanged => Stale with
        {
            Detail = "La liste a été modifiée dans une autre fenêtre, ou par une autre personne. Rien n’est enregistré.",
            Next = "Relisez la liste telle qu’elle est, puis recommencez si c’est encore utile.",
        },
        CallRefusal.NotOnList => NotFound with { Detail = "Aucun lauréat de la liste ne porte ce numéro." },
        CallRefusal.ListChangeUnacceptable change =>
            Unacceptable("modification-mal-ecrite", "La liste ne peut pas être modifiée ainsi.", change.Faults),
        CallRefusal.ReserveUnacceptable reserve =>
            Unacceptable("liste-complementaire-mal-ecrite", "La liste complémentaire ne peut pas être enregistrée ainsi.", reserve.Faults),
        CallRefusal.ReserveEmpty => new("liste-complementaire-vide", 409, "Il n’y a plus personne sur la liste complémentaire.",
            "La place reste libre.", "Consultez la liste publiée."),
        CallRefusal.NoPlaceLeft => new("aucune-place-liberee", 409, "Aucune place n’est libre.",
            "La liste complémentaire remplace les lauréats qui renoncent, un pour un.", "Notez d’abord le renoncement d’un lauréat."),
        _ => null,
    };

    private static Problem OfEnd(CallEnd end, string zone) => new("appel-termine", 409, "L’appel a pris fin.", EndText.Of(end, zone),
        "Plus rien ne s’y fait\u00a0; ce qui a été déposé reste lisible.");
}
