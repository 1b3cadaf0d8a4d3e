using Territoires.Core.Mail;
using Territoires.Domain.Applications;

namespace Territoires.Web.Mail;

/// <summary>The messages to applicants.</summary>
public sealed class ApplicantMailText(PublicSite site) : IApplicantMailText
{
    public (string Subject, string Text) Of(ApplicantNews news) => news switch
    {
        ApplicantNews.Received received => ("Récépissé de votre candidature", TextOf(received, received.Application.Submission!)),
        ApplicantNews.CorrectionAsked asked =>
            ("Une correction est demandée sur votre candidature", TextOf(asked, asked.Application.Submission!)),
        ApplicantNews.InvitedToWrite invited => ("Vous êtes invité à rédiger une candidature", TextOf(invited)),
        ApplicantNews.NewVersionReceived sent => ("Récépissé de votre candidature modifiée", TextOf(sent, sent.Application.Submission!)),
        ApplicantNews.Withdrawn withdrawn => ("Votre candidature est retirée", TextOf(withdrawn, withdrawn.Application.Submission!)),
        ApplicantNews.EligibilityKnown known =>
            ("Décision sur la recevabilité de votre candidature", TextOf(known, known.Application.Submission!)),
        ApplicantNews.ClosingPutOff putOff => ("La clôture de l’appel est reportée", TextOf(putOff)),
        ApplicantNews.DraftWaits waits => (waits.Drafts.All(draft => draft.Submission is null)
            ? "Votre candidature n’est pas déposée"
            : "Des modifications ne sont pas envoyées", TextOf(waits)),
        ApplicantNews.OutcomeChanged changed =>
            ("La liste des lauréats a changé pour votre candidature", TextOf(changed, changed.Application.Submission!)),
        ApplicantNews.CallOver over => ("L’appel a pris fin", TextOf(over, over.Application.Submission!)),
        ApplicantNews.OutcomeKnown known => ("L’issue de votre candidature est connue", TextOf(known, known.Application.Submission!)),
        _ => throw new InvalidOperationException($"No words for {news.GetType().Name}."),
    };

    private string TextOf(ApplicantNews.Received news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0» a été reçue "
            + $"le {FrenchText.Instant(submission.ReceivedAt, news.Call.Rules.Calendar.Zone)}, sous le numéro {submission.Number}.",
        .. Leading("Votre récépissé, à conserver :", Addresses.Receipt(news.Application.Id)),
        "L’organisateur vérifie maintenant la recevabilité des candidatures, puis le jury les évalue. Vous n’avez rien à faire\u00a0; "
            + "un message vous préviendra si une correction est demandée, puis quand l’issue sera connue.",
        $"Jusqu’à la clôture, le {FrenchText.Instant(news.Call.Rules.Calendar.Closing)}, vous pouvez encore la modifier depuis sa page.",
        SilenceText,
    ]);

    /// <summary>What a receipt says of an answer that does not come.</summary>
    public const string SilenceText =
        "Le silence de l’organisateur ne vaut pas acceptation\u00a0: rien n’est acquis avant la publication de la liste.";

    /// <summary>It says nothing that the inviter wrote: whoever is invited did not ask for it.</summary>
    private string TextOf(ApplicantNews.InvitedToWrite news) => MailText.Of(news.Call.Rules,
    [
        $"{news.Inviter ?? "Une personne"} prépare une candidature à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», et y a écrit votre "
            + "adresse pour que vous la rédigiez ensemble. La déposer et la retirer lui restent réservés.",
        .. news.CanCome
            ? Leading(
                "Pour la lire et l’écrire, sans mot de passe, ouvrez cette page et écrivez-y l’adresse où vous recevez ce message :",
                Addresses.Application(news.Application.Id))
            :
            [
                "Votre adresse a sur ce site un accès d’un autre rôle, qui ne dépose pas de candidature. Donnez à cette personne une "
                    + "autre adresse, qu’elle invitera.",
            ],
        .. news.Judges
            ?
            [
                "Si vous siégez dans le jury de cet appel, vous n’examinerez pas cette candidature tant que vous y êtes invité. Si vous "
                    + "n’y prenez pas part, quittez-la depuis sa page, ou dites-le au secrétariat de l’appel.",
            ]
            : Array.Empty<string>(),
        "Si vous n’attendiez pas cette invitation, ne faites rien\u00a0: sans connexion, votre adresse est effacée de ce site après "
            + "trente jours.",
    ]);

    private string TextOf(ApplicantNews.NewVersionReceived news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"La version modifiée de votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée "
            + $"sous le numéro {submission.Number}, a été reçue le {FrenchText.Instant(news.ReceivedAt, news.Call.Rules.Calendar.Zone)}. "
            + "C’est elle qui est examinée\u00a0; les versions précédentes et leurs récépissés sont conservés.",
        .. Leading("Le récépissé de cette version, à conserver :", Addresses.Receipt(news.Application.Id, news.Version)),
    ]);

    private string TextOf(ApplicantNews.Withdrawn news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Vous avez retiré votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée "
            + $"sous le numéro {submission.Number}\u00a0: elle n’est plus examinée, et vous n’avez rien à faire. "
            + "Son récépissé reste lisible.",
        .. Leading(
            "Si ce n’est pas vous qui l’avez retirée, écrivez à l’organisateur. Sa page :", Addresses.Application(news.Application.Id)),
    ]);

    /// <summary>Says that there is a decision, never which: a mail travels further than a page that asks who one is.</summary>
    private string TextOf(ApplicantNews.EligibilityKnown news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Une décision est rendue sur la recevabilité de votre candidature {Titled(news.Application)} à l’appel "
            + $"«\u00a0{news.Call.Rules.Title}\u00a0», déposée sous le numéro {submission.Number}.",
        .. Leading(
            "Elle se lit, avec ses motifs et les recours possibles, une fois connecté, sur la page de votre candidature :",
            Addresses.Application(news.Application.Id)),
    ]);

    /// <summary>What is asked stands on the page, not in the mail.</summary>
    private string TextOf(ApplicantNews.CorrectionAsked news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"L’organisateur vous demande de corriger votre candidature {Titled(news.Application)} à l’appel "
            + $"«\u00a0{news.Call.Rules.Title}\u00a0», déposée sous le numéro {submission.Number}.",
        $"Envoyez la correction au plus tard le {FrenchText.Instant(news.Correction.Request.Deadline)}. "
            + "Sans correction, la candidature reste telle que vous l’avez déposée.",
        .. Leading("Ce qui est demandé, et la page pour corriger :", Addresses.Application(news.Application.Id)),
    ]);

    private string TextOf(ApplicantNews.ClosingPutOff news) => MailText.Of(news.Call.Rules,
    [
        $"La clôture de l’appel «\u00a0{news.Call.Rules.Title}\u00a0» est reportée, pour tous les candidats, "
            + $"au {FrenchText.Instant(news.Extension.After.Closing)}. Motif\u00a0: {news.Extension.Reason}",
        .. news.Mine.Where(application => application.Submission is not null)
            .Select(application =>
                $"Votre candidature {Titled(application)}, déposée sous le numéro {application.Submission!.Number}, reste "
                    + "déposée\u00a0: vous n’avez rien à faire."),
        .. news.Mine.Count(application => application.Submission is null) switch
        {
            0 => Array.Empty<string>(),
            1 => ["Votre brouillon reste ouvert jusque-là."],
            var drafts => [$"Vos {FrenchText.Number(drafts)} brouillons restent ouverts jusque-là."],
        },
        .. news.Mine is [var only]
            ? Leading("Votre candidature :", Addresses.Application(only.Id))
            : Leading("Vos candidatures :", Addresses.MyApplications),
    ]);

    private string TextOf(ApplicantNews.DraftWaits news) => MailText.Of(news.Call.Rules,
    [
        $"L’appel «\u00a0{news.Call.Rules.Title}\u00a0» reçoit les candidatures jusqu’au "
            + $"{FrenchText.Instant(news.Call.Rules.Calendar.Closing)}.",
        .. news.Drafts.Where(draft => draft.Submission is null).ToArray() switch
        {
            [] => Array.Empty<string>(),
            [var draft] =>
                [$"Votre candidature {Titled(draft)} est encore un brouillon\u00a0: elle ne compte que si vous la déposez d’ici là."],
            { Length: var count } =>
                [$"Vous avez {FrenchText.Number(count)} brouillons\u00a0: ils ne comptent que si vous les déposez d’ici là."],
        },
        .. news.Drafts.Where(draft => draft.Submission is not null)
            .Select(draft => $"Vous avez commencé à modifier votre candidature {Titled(draft)}, déposée sous le numéro "
                + $"{draft.Submission!.Number}\u00a0: sans envoi d’ici là, elle reste telle que vous l’avez déposée."),
        .. news.Drafts is [var only]
            ? Leading(only.Submission is null ? "Votre brouillon, et ce qui lui manque :" : "Vos modifications :",
                Addresses.Application(only.Id))
            : Leading("Vos candidatures :", Addresses.MyApplications),
        "Si vous n’en voulez plus, supprimez-les ou laissez-les\u00a0: rien d’autre n’est à faire.",
        "Vous recevez ce message parce que votre compte a une candidature à cet appel, qui n’est pas envoyée.",
        .. OptionalMailText.Foot(ApplicantMails.KindOf(news), site),
    ]);

    /// <summary>Says that it is known, never what it is: a mail travels further than a page that asks who one is.</summary>
    private string TextOf(ApplicantNews.OutcomeKnown news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"L’issue de votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée sous le "
            + $"numéro {submission.Number}, est connue.",
        .. Leading("Elle se lit, une fois connecté, sur la page de votre candidature :", Addresses.Application(news.Application.Id)),
        "Cette page dit aussi les recours possibles et leur délai.",
    ]);

    /// <summary>Says that it changed, never how, for the same reason.</summary>
    private string TextOf(ApplicantNews.OutcomeChanged news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"La liste des lauréats de l’appel «\u00a0{news.Call.Rules.Title}\u00a0» a été modifiée, et cela concerne votre candidature "
            + $"{Titled(news.Application)}, déposée sous le numéro {submission.Number}.",
        .. Leading("Ce qu’il en est se lit, une fois connecté, sur sa page :", Addresses.Application(news.Application.Id)),
    ]);

    private string TextOf(ApplicantNews.CallOver news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Vous avez déposé la candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», sous le numéro "
            + $"{submission.Number}.",
        EndText.Of(news.End, news.Call.Rules.Calendar.Zone),
        "Il n’y aura pas de lauréats, et votre candidature n’est plus examinée. Vous n’avez rien à faire.",
        .. Leading("Votre candidature, qui reste lisible :", Addresses.Application(news.Application.Id)),
    ]);

    /// <summary>Nobody knows their own application by a number.</summary>
    private static string Titled(ApplicationState application) => string.IsNullOrWhiteSpace(application.Content.Title)
        ? "sans titre"
        : $"«\u00a0{application.Content.Title}\u00a0»";

    /// <summary>The sentence and its link; without a public address in the settings, where to go instead.</summary>
    private string[] Leading(string sentence, string path) =>
        site.Address is { } address
            ? [sentence, new Uri(address, path).ToString()]
            : ["Connectez-vous à Territoires, puis ouvrez «\u00a0Mes candidatures\u00a0»."];
}
