using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of stages that a call does not have, and of files that its organiser writes.</summary>
public static partial class Problems
{
    private static Problem? OfChapters(CallRefusal refusal) => refusal switch
    {
        CallRefusal.NobodyApplies => NobodyApplies,
        CallRefusal.NoJury => new("sans-jury", 409, "Aucun jury ne siège pour cet appel.",
            "Son règlement ne prévoit ni évaluation ni séance.", "L’autorité désigne parmi les dossiers."),
        CallRefusal.ListTooShort list => new("liste-trop-courte", 409, "La liste des dossiers est trop courte.",
            $"Le règlement en demande au moins {FrenchText.Number(list.AtLeast)}\u00a0; il y en a {FrenchText.Number(list.Files)}.",
            "Écrivez les dossiers qui manquent, puis désignez."),
        CallRefusal.TooManyKept kept => new("trop-de-retenus", 409, "Trop de dossiers sont retenus.",
            $"Le règlement en retient {FrenchText.Number(kept.Keeps)} au plus\u00a0; {FrenchText.Number(kept.Kept)} le sont.",
            "Reprenez la présélection de ceux qui sont de trop, puis désignez."),
        CallRefusal.OverlapsUnanswered overlaps => OfOverlaps(overlaps),
        CallRefusal.NoOverlap => new("sans-recoupement", 409, "Ces deux candidatures ne se recoupent pas.",
            "Elles n’ont ni porteur ni commune en commun, ou l’une des deux n’est plus examinée.",
            "Rechargez la page des recoupements\u00a0: elle donne ceux qui demandent une réponse."),
        CallRefusal.OverlapUnacceptable overlap =>
            Unacceptable("recoupement-mal-motive", "La réponse ne peut pas être enregistrée ainsi.", overlap.Faults),
        _ => null,
    };

    private static Problem OfOverlaps(CallRefusal.OverlapsUnanswered overlaps) => new(
        "recoupements-sans-reponse", 409, "Des candidatures à désigner se recoupent, et personne n’a dit si elles sont distinctes.",
        overlaps.Pairs.Count == 1
            ? "Deux d’entre elles sont d’un même porteur ou ont des communes en commun."
            : $"{FrenchText.Number(overlaps.Pairs.Count)} recoupements attendent une réponse\u00a0: même porteur, ou communes en commun.",
        "Le secrétariat répond à chacun sur la page des recoupements\u00a0; ou n’en désignez qu’une des deux.")
    {
        Faults =
        [
            .. overlaps.Pairs.Take(MostFaults).Select(pair => new Fault(
                "laureates", $"La candidature {pair.One.Number} recoupe la candidature {pair.Other.Number}.")),
        ],
        Link = ("Voir les recoupements", Addresses.ManagedOverlaps(overlaps.CallId)),
    };

    private static Problem? OfFiles(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.NobodyApplies => NobodyApplies,
        ApplicationRefusal.FilesAreSubmitted => new("dossiers-deposes", 409, "Les dossiers de cet appel sont déposés par leurs porteurs.",
            "L’organisateur n’en écrit et n’en change aucun.", "Demandez une correction au porteur, s’il en est encore temps."),
        ApplicationRefusal.WrittenByOrganiser => new("dossier-d-office", 409, "Ce dossier a été écrit par l’organisateur.",
            "Personne ne l’a déposé\u00a0: il n’y a personne à qui demander une correction.",
            "Modifiez-le depuis la page des dossiers de l’appel."),
        ApplicationRefusal.NothingIsMarked => new("sans-evaluation", 409, "Les dossiers de cet appel ne sont pas notés.",
            "Son règlement n’a pas de grille.", "Passez à l’étape suivante."),
        _ => null,
    };

    private static Problem NobodyApplies => new("sans-depot", 409, "Cet appel ne reçoit pas de candidatures.",
        "L’organisateur écrit lui-même les dossiers.", "Consultez la page de l’appel, ou les appels ouverts.");
}
