using Territoires.Domain.Enquiries;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of questions about a call.</summary>
public static partial class Problems
{
    public static Problem Of(EnquiryRefusal refusal) => refusal switch
    {
        EnquiryRefusal.NoSuchEnquiry => NotFound,
        EnquiryRefusal.NobodyApplies => NobodyApplies,
        EnquiryRefusal.CallOver over => OfEnd(over.End, over.Zone),
        EnquiryRefusal.AskingOver over => new("questions-closes", 409, "Les questions ne sont plus reçues.",
            $"L’appel est clos depuis le {FrenchText.Instant(over.Closed)}.",
            "Lisez les réponses données sur la page de l’appel. Les questions posées avant la clôture peuvent encore y recevoir la leur."),
        EnquiryRefusal.TextUnacceptable text =>
            Unacceptable("question-mal-ecrite", "Le texte ne peut pas être enregistré ainsi.", text.Faults),
        EnquiryRefusal.TooManyWaiting many => new("questions-en-attente", 409, "Trop de vos questions attendent une réponse.",
            $"{FrenchText.Number(many.Max)} au plus attendent à la fois, sur un même appel.",
            "Attendez une réponse, qui vous sera annoncée par message, puis posez la suivante."),
        EnquiryRefusal.AlreadyAnswered => new("question-deja-repondue", 409, "Cette question a déjà sa réponse.",
            "Elle est publique, peut-être depuis une autre fenêtre ou par une autre personne.",
            "Relisez-la\u00a0; si elle est à changer, corrigez-la, et la date de la correction sera publique."),
        EnquiryRefusal.AlreadyDeclined => new("question-deja-ecartee", 409, "Cette question a été écartée.",
            "Qui l’a posée en a été prévenu, avec le motif.",
            "Si la réponse sert à tous, publiez vous-même la question et sa réponse."),
        EnquiryRefusal.NotAnswered => new("question-sans-reponse", 409, "Cette question n’a pas de réponse.",
            "Il n’y a rien à corriger.", "Répondez-y d’abord."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };
}
