using Territoires.Core.Reviews;
using Territoires.Domain.Applications;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of an application.</summary>
public static partial class Problems
{
    public static readonly Problem SignatureNeeded = new(
        "signature-encore-utile", 409, "Le nom du signataire ne peut pas encore être effacé.",
        "La candidature est encore examinée\u00a0: qui l’a signée fait partie du dossier.",
        "Attendez la publication de la liste, ou le retrait de la candidature.");

    public static Problem Of(ApplicationRefusal refusal) => refusal switch
    {
        ApplicationRefusal.CallNotOpen call => new("appel-pas-encore-ouvert", 409, "L’appel n’est pas encore ouvert.",
            $"Les candidatures seront reçues à partir du {FrenchText.Minute(call.Opens)}.", "Revenez à l’ouverture."),
        ApplicationRefusal.CallClosed call => new("appel-clos", 409, "L’appel est clos.",
            $"Les candidatures étaient reçues jusqu’au {FrenchText.Instant(call.Closes)}.",
            "Écrivez à l’organisateur si un incident vous a empêché de déposer à temps."),
        ApplicationRefusal.AlreadyEnded ended => OfEnd(ended.End, ended.Zone),
        ApplicationRefusal.NotStarted => NotFound,
        ApplicationRefusal.StartedOtherwise => new("brouillon-existant", 409, "Ce brouillon existe déjà.",
            "La même clé a servi pour un autre brouillon.", "Utilisez une autre clé."),
        ApplicationRefusal.DraftIsDeleted => new("brouillon-supprime", 409, "Ce brouillon a été supprimé.",
            "Rien ne peut plus y être écrit, ni être déposé.",
            "Ouvrez un autre brouillon depuis la page de l’appel, et copiez-y ce que cette page contient encore."),
        ApplicationRefusal.AlreadySubmitted submitted =>
            new("candidature-deposee", 409, "La candidature est déposée.",
            $"Elle porte le numéro {submitted.Submission.Number}.",
            "Consultez son récépissé\u00a0; jusqu’à la clôture, sa page permet de la modifier."),
        ApplicationRefusal.ContentUnacceptable content =>
            Unacceptable("contenu-mal-ecrit", "Le contenu ne peut pas être enregistré ainsi.", content.Faults),
        ApplicationRefusal.Incomplete incomplete => Unacceptable("candidature-incomplete", "La candidature est incomplète.",
            [.. incomplete.Faults, .. incomplete.DocumentsMissing.Select(
                document => new Fault($"documents.{document.Kind}", $"Joignez la pièce «\u00a0{document.Label}\u00a0»."))]),
        ApplicationRefusal.NoSuchDocument document =>
            NotFound with { Detail = "Cet appel, ou ce que répond la candidature, ne demande pas cette pièce, ou elle n’est pas jointe." },
        ApplicationRefusal.NotSubmitted => NotFound,
        ApplicationRefusal.EligibilityUnacceptable eligibility =>
            Unacceptable("recevabilite-mal-motivee", "La décision ne peut pas être enregistrée ainsi.", eligibility.Faults),
        ApplicationRefusal.AlreadyDecided =>
            new("recevabilite-decidee", 409, "La recevabilité est déjà décidée.", "Une autre décision a été rendue.",
            "Consultez la décision\u00a0; jusqu’à la convocation du jury, elle se change en disant pourquoi."),
        ApplicationRefusal.ReviewBegun begun =>
            new("evaluation-commencee", 409, "L’évaluation est commencée.", $"{begun.JurorId} a déjà écrit sur cette candidature.",
            "Laissez l’affectation, ou demandez-lui de se déporter s’il le doit."),
        ApplicationRefusal.LiftingUnexplained lifting => Unacceptable("levee-sans-motif", "Le déport ne peut pas être levé ainsi.",
            [new Fault("reason", $"Dites pourquoi, en {FrenchText.Number(lifting.Max)} caractères au plus.")]),
        ApplicationRefusal.NotRecused recused =>
            new("pas-de-deport", 409, "Ce membre ne s’est pas déporté.", $"«\u00a0{recused.JurorId}\u00a0» prend part à cette candidature.",
                "Vérifiez le membre et la candidature."),
        ApplicationRefusal.CorrectionUnacceptable correction =>
            Unacceptable("correction-mal-demandee", "La demande de correction ne peut pas être enregistrée ainsi.", correction.Faults),
        ApplicationRefusal.CorrectionOpen open => new("correction-attendue", 409, "Une correction est attendue du porteur.",
            $"Il peut l’envoyer jusqu’au {FrenchText.Instant(open.Deadline)}.",
            "Attendez-la, attendez la fin du délai, ou annulez la demande."),
        ApplicationRefusal.ChangeUnderWay change => new("modification-en-cours", 409, "Le candidat modifie sa candidature.",
            $"Il peut envoyer ses modifications jusqu’au {FrenchText.Instant(change.Until)}.",
            "Attendez-les, ou attendez la clôture\u00a0: sans envoi, la candidature reste telle qu’elle a été déposée."),
        ApplicationRefusal.UnderExamination => new("candidature-a-l-examen", 409, "La candidature est déjà à l’examen.",
            "L’organisateur a commencé à l’instruire\u00a0: elle ne se modifie plus.",
            "Si une erreur doit être corrigée, écrivez à l’organisateur\u00a0: il peut vous demander une correction."),
        ApplicationRefusal.NoCorrection =>
            new("correction-non-demandee", 409, "Aucune correction n’est demandée.", "La candidature reste telle qu’elle a été déposée.",
                "Consultez la candidature."),
        ApplicationRefusal.CorrectionClosed closed => new("correction-trop-tard", 409, "Il est trop tard pour corriger la candidature.",
            $"La correction était attendue jusqu’au {FrenchText.Instant(closed.Deadline)}.",
            "Écrivez à l’organisateur si un incident vous a empêché de l’envoyer à temps."),
        ApplicationRefusal.CorrectionAlreadySent =>
            new("correction-envoyee", 409, "La correction est déjà envoyée.", "C’est elle qui est examinée.",
                "Consultez la candidature corrigée."),
        ApplicationRefusal.CorrectionUnchanged => new("correction-sans-changement", 422, "Rien n’a été modifié.",
            "La candidature est la même que celle qui est examinée.",
            "Modifiez ce qui doit l’être, puis envoyez. Si rien n’est à changer, il n’y a rien à envoyer."),
        ApplicationRefusal.CorrectionChanged or ApplicationRefusal.DocumentChanged => Stale,
        ApplicationRefusal.PartsClosed parts =>
            Unacceptable("partie-non-ouverte", "Cette partie de la candidature n’est pas ouverte à la correction.",
            [.. parts.Parts.Select(part => new Fault(part, "Cette partie reste telle que vous l’avez déposée."))]),
        ApplicationRefusal.OpinionUnexplained => Unacceptable(
            "avis-sans-motifs", "Un avis défavorable se motive.",
            [new Fault("text", "Dites pourquoi votre avis est défavorable\u00a0: le jury lit vos motifs.")]),
        ApplicationRefusal.OpinionUnacceptable opinion =>
            Unacceptable("avis-trop-long", "L’avis ne peut pas être enregistré ainsi.", opinion.Faults),
        ApplicationRefusal.RemarkUnacceptable remark =>
            Unacceptable("remarque-mal-ecrite", "La remarque ne peut pas être enregistrée ainsi.", remark.Faults),
        ApplicationRefusal.TooManyRemarks many => new("remarques-trop-nombreuses", 409, "Ce dossier a déjà trop de remarques.",
            $"Un dossier en porte {FrenchText.Number(many.Max)} au plus.", "Réunissez-vous, puis décidez."),
        ApplicationRefusal.NoSuchRemark => NotFound,
        ApplicationRefusal.NotItsAuthor => new("remarque-d-autrui", 403, "Cette remarque n’est pas la vôtre.",
            "Seule la personne qui l’a écrite peut la reprendre.", "Écrivez une remarque qui répond à celle-ci."),
        ApplicationRefusal.OpinionsClosed closed =>
            new("avis-clos", 409, "Les avis ne sont plus reçus.", $"Ils étaient attendus jusqu’au {FrenchText.Instant(closed.ReviewsBy)}.",
                "Prévenez le secrétariat."),
        ApplicationRefusal.NotAdmissible =>
            new("non-recevable", 409, "La candidature n’est pas recevable.", "Sa recevabilité n’est pas décidée, ou elle est refusée.",
                "Décidez d’abord de la recevabilité."),
        ApplicationRefusal.NotOnPanel panel =>
            Unacceptable(
                "hors-jury", "Une personne n’est pas du jury.",
                [.. panel.JurorIds.Select(juror => new Fault("jurors", $"«\u00a0{juror}\u00a0» n’a pas de siège."))]),
        ApplicationRefusal.JurorsRecused recused =>
            Unacceptable(
                "membre-deporte", "Un membre s’est déporté.",
                [.. recused.JurorIds.Select(
                    juror => new Fault("jurors", $"«\u00a0{juror}\u00a0» s’est déporté de cette candidature, ou la rédige."))]),
        ApplicationRefusal.TooLateToRecuse =>
            new("deport-trop-tard", 409, "Il est trop tard pour se déporter.", "Le procès-verbal est rédigé.",
            "Signalez-le à la présidence et au secrétariat\u00a0: tant qu’il n’est pas signé des deux mains, le procès-verbal peut être "
                + "repris, et votre vote rayé."),
        ApplicationRefusal.InstructionOver =>
            new("instruction-close", 409, "La séance du jury est convoquée\u00a0: l’instruction est close.",
            "Le jury délibère sur les dossiers tels qu’ils étaient à la convocation.",
            "Consultez la candidature\u00a0; ce qui est nouveau se dit au secrétariat, qui en informe le jury en séance."),
        ApplicationRefusal.TooLateToWithdraw => new("retrait-trop-tard", 409, "La candidature ne peut plus être retirée sur ce site.",
            "L’examen des candidatures est trop avancé.", "Écrivez à l’organisateur de l’appel."),
        ApplicationRefusal.AlreadyWithdrawn =>
            new("candidature-retiree", 409, "La candidature a été retirée.", "Son porteur l’a reprise\u00a0; elle n’est plus examinée.",
                "Passez à une autre candidature."),
        ApplicationRefusal.KeyReused => new("cle-deja-utilisee", 422, "Cette clé a déjà servi pour un autre envoi.",
            "La même clé d’idempotence est venue avec un autre contenu.", "Prenez une nouvelle clé pour un nouvel envoi."),
        _ => OfWriters(refusal) ?? OfFiles(refusal) ?? throw new InvalidOperationException($"No words for {refusal}."),
    };

    public static Problem Of(ErasureRefusal refusal) => refusal == ErasureRefusal.StillNeeded ? SignatureNeeded : NotFound;
}
