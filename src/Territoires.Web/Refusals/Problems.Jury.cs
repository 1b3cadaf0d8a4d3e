using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of reviews and of the session of a jury.</summary>
public static partial class Problems
{
    public static Problem Of(ReviewRefusal refusal) => refusal switch
    {
        ReviewRefusal.NotYours => NotFound,
        ReviewRefusal.FileWithdrawn => Of(new ApplicationRefusal.AlreadyWithdrawn()),
        ReviewRefusal.NotWritten =>
            new("evaluation-absente", 409, "L’évaluation n’est pas écrite.", "Rien n’a encore été noté.",
                "Notez chaque critère, puis finalisez."),
        ReviewRefusal.ReviewsClosed closed =>
            new("evaluations-closes", 409, "Les évaluations ne sont plus reçues.",
                $"Elles étaient dues le {FrenchText.Instant(closed.Deadline)}.", "Prévenez le secrétariat."),
        ReviewRefusal.ReviewsFrozen =>
            new("evaluations-figees", 409, "La séance du jury est convoquée\u00a0: les évaluations ne changent plus.",
            "Le jury délibère sur les notes telles qu’elles étaient à la convocation.", "Dites en séance ce que vous vouliez ajouter."),
        ReviewRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        ReviewRefusal.ReviewUnacceptable review =>
            Unacceptable("evaluation-mal-remplie", "L’évaluation ne peut pas être enregistrée ainsi.", review.Faults),
        ReviewRefusal.ScoresMissing missing =>
            Unacceptable(
                "notes-manquantes", "Tous les critères ne sont pas notés.",
                [.. missing.Criteria.Select(
                    criterion => new Fault($"scores.{criterion.Key}", $"Notez le critère «\u00a0{criterion.Label}\u00a0»."))]),
        ReviewRefusal.AlreadyFinal => new("evaluation-finale", 409, "L’évaluation est finale.", "Elle ne se modifie pas telle quelle.",
            "Reprenez-la depuis la page du dossier, jusqu’à la convocation du jury, puis finalisez-la de nouveau."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(JurySessionRefusal refusal) => refusal switch
    {
        JurySessionRefusal.NotConvened => NotFound,
        JurySessionRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        JurySessionRefusal.AlreadyConvened =>
            new("seance-deja-convoquee", 409, "La séance est déjà convoquée.", "Son jury et son ordre du jour sont fixés.",
                "Poursuivez cette séance."),
        JurySessionRefusal.ConveningUnacceptable convening =>
            Unacceptable("convocation-impossible", "La séance ne peut pas être convoquée ainsi.", convening.Faults),
        JurySessionRefusal.SummonsUnacceptable summons =>
            Unacceptable("convocation-mal-remplie", "La date ou le lieu ne peuvent pas être enregistrés ainsi.", summons.Faults),
        JurySessionRefusal.MinutesDrafted => new("proces-verbal-redige", 409, "Le procès-verbal est rédigé.", "La séance ne change plus.",
            "Consultez le procès-verbal\u00a0; tant qu’il n’est pas signé des deux mains, le secrétariat peut le reprendre."),
        JurySessionRefusal.MinutesNotDrafted =>
            new("proces-verbal-absent", 409, "Le procès-verbal n’est pas rédigé.", "Il n’y a rien à signer.",
                "Attendez que le secrétariat rédige le procès-verbal."),
        JurySessionRefusal.NotOnPanel => NotFound,
        JurySessionRefusal.SeatTaken seat =>
            new("siege-occupe", 409, "Le siège est occupé.",
                $"{PersonWords.Of(seat.JurorId)} y siège\u00a0: titulaire et suppléant ne siègent pas ensemble.",
            "Assistez sans voter. Si la personne a émargé par erreur ou s’en va, elle ou le secrétariat note son départ, et vous émargez."),
        JurySessionRefusal.NotYetTheDay day =>
            new("seance-a-venir", 409, "La séance n’a pas commencé.", $"Elle est convoquée pour le {FrenchText.Instant(day.Begins)}.",
                "Émargez ce jour-là. Si le jury se réunit plus tôt, le secrétariat change d’abord la date."),
        JurySessionRefusal.NotOnAgenda => NotFound,
        JurySessionRefusal.NobodySits =>
            new("personne-ne-siege", 409, "Personne ne siège.", "Un point s’examine en séance, devant les membres présents.",
                "Attendez qu’un membre émarge, puis passez à ce point."),
        JurySessionRefusal.NotSitting =>
            new("non-emarge", 409, "Vous n’avez pas émargé.", "Seuls les membres présents votent.", "Émargez, puis votez."),
        JurySessionRefusal.Recused => NotFound,
        JurySessionRefusal.NoQuorum quorum =>
            new("quorum-non-atteint", 409, "Le quorum n’est pas atteint.",
                $"{QuorumText.Of(quorum.Present, quorum.Needed)}.", "Attendez d’autres membres, puis votez."),
        JurySessionRefusal.SeatVoted voted => new("siege-a-vote", 409, "Votre siège a déjà voté sur cette candidature.",
            $"{PersonWords.Of(voted.JurorId)} y a voté avant de partir\u00a0: un siège n’a qu’une voix.",
            "Passez à la candidature suivante."),
        JurySessionRefusal.TakingBackUnexplained taking =>
            Unacceptable("reprise-sans-motif", "Le procès-verbal ne peut pas être repris ainsi.",
            [new Fault("reason",
                $"Dites pourquoi il est repris, en {FrenchText.Number(taking.Max)} caractères au plus\u00a0: le prochain procès-verbal "
                    + "le dira.")]),
        JurySessionRefusal.SessionClosed =>
            new("seance-close", 409, "La séance est close.", "Le procès-verbal porte les deux signatures.", "Consultez le procès-verbal."),
        JurySessionRefusal.ReasonTooLong reason =>
            Unacceptable(
                "motifs-trop-longs", "Les motifs ne peuvent pas être enregistrés ainsi.",
                [new Fault($"motifs-{reason.ApplicationId}", $"Écrivez {reason.Max} caractères au plus.")]),
        JurySessionRefusal.ItemsPending pending =>
            Unacceptable(
                "votes-manquants", "Toutes les candidatures n’ont pas été votées.",
                [.. pending.Numbers.Select(number => new Fault("agenda", $"La candidature {number} n’a pas assez de votes."))]) with
            {
                Status = 409,
            },
        JurySessionRefusal.ChairAbsent =>
            new("presidence-absente", 409, "Personne ne préside.", "Le siège de la présidence est vide.",
                "Faites émarger la présidence ou sa suppléance."),
        JurySessionRefusal.NotTheChair =>
            new("pas-la-presidence", 409, "Vous ne présidez pas cette séance.",
                "Cet acte revient à la présidence et au secrétariat.", "Laissez-le à qui préside."),
        JurySessionRefusal.AlreadySigned =>
            new("deja-signe", 409, "Cette signature est déjà donnée.",
                "Une autre personne a signé en cette qualité, ou vous avez signé en l’autre.", "Consultez le procès-verbal."),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(ConveningRefusal refusal) => refusal switch
    {
        ConveningRefusal.OfCall call => Of(call.Refusal),
        ConveningRefusal.OfSession session => Of(session.Refusal),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(AssigningRefusal refusal) => refusal switch
    {
        AssigningRefusal.TooMany many => TooLarge($"{many.Max}\u00a0affectations"),
        AssigningRefusal.OfLine line => Of(line.Refusal),
        _ => throw new InvalidOperationException($"No words for {refusal}."),
    };
}
