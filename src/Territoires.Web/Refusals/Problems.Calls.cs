using Territoires.Domain.Calls;
using Territoires.Domain.Designation;

namespace Territoires.Web.Refusals;

/// <summary>The refusals of a call, up to its publication.</summary>
public static partial class Problems
{
    public static Problem Of(CallRefusal refusal) => refusal switch
    {
        CallRefusal.RulesUnacceptable rules =>
            Unacceptable("reglement-incoherent", "Le règlement ne peut pas être enregistré en l’état.", rules.Faults),
        CallRefusal.RulesFrozen => new("reglement-fige", 409, "Le règlement est figé depuis l’ouverture de l’appel.",
            "Les mêmes règles valent pour tous les candidats.", "Définissez un nouvel appel."),
        CallRefusal.NotDefined => NotFound,
        CallRefusal.NotOpened => new("appel-non-ouvert", 409, "L’appel n’a pas encore été ouvert.",
            "Il est défini mais pas publié.", "Ouvrez-le d’abord."),
        CallRefusal.ClosingInThePast closing => new("cloture-passee", 409, "La clôture est déjà passée.",
            $"L’appel devait clore le {FrenchText.Instant(closing.Closes)}.", "Corrigez le calendrier, puis ouvrez l’appel."),
        CallRefusal.StillOpen open => new("appel-encore-ouvert", 409, "L’appel est encore ouvert.",
            $"Les dépôts sont reçus jusqu’au {FrenchText.Instant(open.Closes)}.", "Attendez la clôture."),
        CallRefusal.ExtensionUnacceptable extension =>
            Unacceptable("prolongation-mal-fixee", "La prolongation ne peut pas être enregistrée ainsi.", extension.Faults),
        CallRefusal.TooLateToExtend => new("prolongation-trop-tard", 409, "Il est trop tard pour prolonger l’appel.",
            "Des candidatures sont déjà examinées\u00a0: en recevoir d’autres ne traiterait pas tout le monde de la même façon.",
            "Lancez un nouvel appel si d’autres candidatures sont attendues."),
        CallRefusal.DocumentUnacceptable document =>
            Unacceptable("document-mal-decrit", "Le document ne peut pas être enregistré ainsi.", document.Faults),
        CallRefusal.DocumentFrozen => new("document-fige", 409, "Ce document est public\u00a0: il ne change plus.",
            "L’appel est ouvert\u00a0; des candidats l’ont peut-être déjà lu.",
            "Ajoutez un autre document, qui dit ce qui est à savoir de plus."),
        CallRefusal.DocumentChanged => Stale,
        CallRefusal.PanelUnacceptable panel => Unacceptable("jury-mal-compose", "Le jury ne peut pas être composé ainsi.", panel.Faults),
        CallRefusal.PanelFrozen => new("jury-fige", 409, "La composition du jury est figée depuis la convocation.",
            "Un jury ne change pas en cours de procédure.", "Un membre absent peut être remplacé par son suppléant."),
        CallRefusal.PanelMissing =>
            new("jury-absent", 409, "Aucun jury n’est composé.", "La séance ne peut pas être convoquée.",
                "Composez le jury, puis convoquez la séance."),
        CallRefusal.SessionAlreadyConvened session =>
            new("seance-deja-convoquee", 409, "L’appel a déjà sa séance.", $"C’est la séance {session.SessionId}.",
                "Poursuivez cette séance."),
        CallRefusal.ApplicationsUndecided undecided =>
            new("candidatures-sans-decision", 409, "Toutes les candidatures n’ont pas leur décision de recevabilité.",
            undecided.Numbers.Count == 1
                ? $"La candidature {undecided.Numbers[0]} attend sa décision\u00a0: sans elle, elle ne pourrait pas être choisie."
                : $"{FrenchText.Number(undecided.Numbers.Count)} candidatures attendent leur décision\u00a0: sans elle, aucune ne "
                    + "pourrait être choisie.",
            "Décidez de la recevabilité de chacune, puis recommencez.")
            {
                Faults = [
            .. undecided.Numbers.Take(MostFaults)
            .Select(number => new Fault("agenda", $"La candidature {number} attend sa décision de recevabilité."))]
            },
        CallRefusal.MinutesUnsigned => new("proces-verbal-non-signe", 409, "Le procès-verbal n’est pas signé.",
            "Il faut la signature de la présidence et celle du secrétariat.",
            "Faites signer le procès-verbal, puis transmettez la proposition."),
        CallRefusal.NotItsSession =>
            new("autre-seance", 409, "Cette séance n’est pas celle de l’appel.", "La proposition vient d’une autre séance.",
                "Transmettez la proposition de la séance de l’appel."),
        CallRefusal.ProposalNotFromMinutes =>
            new("proposition-non-conforme", 409, "La proposition ne suit pas le procès-verbal.",
                "Elle diffère de ce que donnent les votes et les notes du procès-verbal.",
                "Transmettez la proposition telle que calculée."),
        CallRefusal.AlreadyProposed =>
            new("proposition-deja-transmise", 409, "La proposition est déjà transmise.", "Une proposition ne se remplace pas.",
                "Consultez la proposition transmise."),
        CallRefusal.NoProposal =>
            new("proposition-absente", 409, "Le jury n’a pas encore proposé.", "Il n’y a ni procès-verbal signé ni proposition transmise.",
                "Attendez la proposition du jury."),
        CallRefusal.PlacesExceeded places =>
            new("trop-de-designes", 422, "Plus de candidatures que de places.",
                $"{places.Designated} sont désignées pour {(places.Places == 1 ? "une place" : $"{places.Places} places")}.",
                "Retirez-en."),
        CallRefusal.DesignationUnacceptable designation =>
            Unacceptable("designation-mal-ecrite", "La désignation ne peut pas être enregistrée ainsi.", designation.Faults),
        CallRefusal.ReasonsMissing missing => Of(missing, _ => "reasons"),
        CallRefusal.AlreadyDesignated => new("deja-designe", 409, "La désignation est déjà faite.", "Une autre liste a été désignée.",
            "Consultez-la\u00a0; jusqu’à sa publication, elle se remplace en disant pourquoi.")
        { Faults = [new Fault("replacement", "Dites pourquoi la désignation est remplacée.")] },
        CallRefusal.ReplacementTooLong replacement =>
            Unacceptable("remplacement-mal-motive", "La désignation ne peut pas être remplacée ainsi.",
            [new Fault("replacement", $"Dites pourquoi en {FrenchText.Number(replacement.Max)} caractères au plus.")]),
        CallRefusal.NotDesignated =>
            new("designation-absente", 409, "Il n’y a pas encore de désignation.", "Rien n’est à publier.",
                "Attendez la désignation par l’autorité."),
        CallRefusal.NotScheduled =>
            new("publication-non-programmee", 409, "Aucune publication n’est programmée.", "L’instant de publication n’est pas fixé.",
                "Programmez la publication."),
        CallRefusal.TooEarly early => new("publication-trop-tot", 409, "La publication ne peut pas avoir lieu à cet instant.",
            $"Elle n’est possible qu’à partir du {FrenchText.Instant(early.Earliest, early.Zone)}.", "Choisissez un instant plus tardif."),
        CallRefusal.AlreadyPublished published =>
            new("deja-publie", 409, "La liste est déjà publiée.",
                $"Elle est publique depuis le {FrenchText.Instant(published.Since, published.Zone)}.",
                "Une liste publiée se corrige par un rectificatif."),
        _ => OfEndOrList(refusal) ?? OfChapters(refusal) ?? OfPreparation(refusal)
            ?? throw new InvalidOperationException($"No words for {refusal}."),
    };

    /// <summary>A program reads of all reasons together; a page has a field for each.</summary>
    public static Problem Of(CallRefusal.ReasonsMissing missing, Func<Departure, string> fieldOf) =>
        Unacceptable("motifs-manquants", "La désignation s’écarte de la proposition sans dire pourquoi.",
            [.. missing.Departures.Select(
                departure =>
                    new Fault(fieldOf(departure),
                        $"Donnez le motif pour la candidature {departure.Number} ({DepartureWord(departure.Kind)})."))]);

    private static string DepartureWord(DepartureKind kind) => kind switch
    {
        DepartureKind.Removed => "proposée, non désignée",
        DepartureKind.Added => "désignée, non proposée",
        _ => "déplacée",
    };
}
