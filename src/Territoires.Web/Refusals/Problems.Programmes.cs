using Territoires.Domain.Programmes;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of programmes and of their networks.</summary>
public static partial class Problems
{
    public static Problem Of(ProgrammeRefusal refusal) => refusal switch
    {
        ProgrammeRefusal.NotDefined => NotFound,
        ProgrammeRefusal.DefinitionUnacceptable definition =>
            Unacceptable("programme-incoherent", "Le programme ne peut pas être enregistré ainsi.", definition.Faults),
        ProgrammeRefusal.MembersUnacceptable members =>
            Unacceptable("membres-mal-ecrits", "Les membres du réseau ne peuvent pas être enregistrés ainsi.", members.Faults),
        ProgrammeRefusal.NoSuchMember member =>
            NotFound with { Detail = $"Le réseau n’a pas de membre «\u00a0{member.Key}\u00a0»." },
        ProgrammeRefusal.AlreadyEnded ended => new("appartenance-terminee", 409, "Ce membre n’est plus dans le réseau.",
            $"Son appartenance a pris fin le {FrenchText.Day(ended.On)}.",
            "Consultez son histoire\u00a0; s’il a été renouvelé, c’est le renouvellement qui prend fin."),
        ProgrammeRefusal.LinkUnacceptable link =>
            Unacceptable("lien-mal-ecrit", "L’appel ne peut pas être rattaché ainsi.", link.Faults),
        ProgrammeRefusal.LinkFrozen => new("lien-fige", 409, "Le rattachement de cet appel ne change plus.",
            "Ses lauréats sont déjà dans le réseau.", "Corrigez les membres un par un si c’est nécessaire."),
        ProgrammeRefusal.CallElsewhere elsewhere => new("appel-d-un-autre-programme", 409, "Cet appel est celui d’un autre programme.",
            $"Il est rattaché au programme «\u00a0{elsewhere.Programme}\u00a0».", "Rattachez un autre appel."),
        ProgrammeRefusal.MemberWentOn member => new("appel-prolonge-dans-le-reseau", 409, "Cet appel ne peut plus être détaché.",
            $"«\u00a0{member.Name}\u00a0», venu de sa liste, a été renouvelé dans le réseau.",
            "Corrigez les membres un par un, ou notez leur départ."),
        ProgrammeRefusal.WavesUnacceptable waves =>
            Unacceptable("vagues-mal-fixees", "L’appel permanent ne peut pas être réglé ainsi.", waves.Faults),
        ProgrammeRefusal.NoWave => new("aucune-vague", 409, "Aucune vague ne peut être suivie.",
            "Le programme n’a pas d’appel ouvert qui reçoive ou ait reçu des candidatures.",
            "Ouvrez un appel, rattachez-le au programme, puis rendez l’appel permanent."),
        ProgrammeRefusal.TargetsAlreadyMet => new("objectifs-atteints", 409, "Aucune vague n’est nécessaire.",
            "Tous les objectifs du programme sont atteints.", "Révisez les objectifs du programme, ou ouvrez un appel vous-même."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    /// <summary>Bodies or départements of members that are not found; each fault names its member.</summary>
    public static Problem UnknownTerritories(IReadOnlyList<Fault> faults) =>
        Unacceptable("territoire-inconnu", "Un territoire n’a pas été trouvé.", faults) with
        { Next = "Cherchez-le par son nom, son code INSEE ou son SIREN." };

    /// <summary>The day that an address asks for.</summary>
    public static readonly Problem DayUnreadable = new("jour-illisible", 400, "Le jour demandé ne se lit pas.",
        "Un jour s’écrit AAAA-MM-JJ, par exemple 2021-12-31.", "Corrigez l’adresse, ou retirez le jour pour lire le réseau d’aujourd’hui.");
}
