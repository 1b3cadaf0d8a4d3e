using Territoires.Core.Mail;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Served;

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
        $"Vous n’avez rien à faire. L’organisateur vérifie la recevabilité des candidatures{Evaluated(news.Call.Rules)}\u00a0; un message "
            + "vous préviendra si une correction est demandée, puis quand l’issue sera connue.",
        .. Leading("Votre récépissé, à conserver :", Addresses.Receipt(news.Application.Id)),
        $"Jusqu’à la clôture, le {FrenchText.Instant(news.Call.Rules.Calendar.Closing)}, vous pouvez encore la modifier depuis sa page.",
        SilenceText,
    ]);

    private static string Evaluated(CallRules rules) => rules.HasPanel ? ", puis le jury les évalue" : string.Empty;

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
        .. news.Application.Submission is null
            ? [$"Elle est à déposer au plus tard le {FrenchText.Instant(news.Call.Rules.Calendar.Closing)}."]
            : Array.Empty<string>(),
        "Si vous n’attendiez pas cette invitation, ne faites rien." + (news.CanCome
            ? " Si votre adresse n’a jamais servi à se connecter à ce site, elle en est effacée après trente jours."
            : string.Empty),
    ]);

    private string TextOf(ApplicantNews.NewVersionReceived news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"La version modifiée de votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée "
            + $"sous le numéro {submission.Number}, a été reçue le {FrenchText.Instant(news.ReceivedAt, news.Call.Rules.Calendar.Zone)}. "
            + "C’est elle qui est examinée, et vous n’avez rien à faire. Les versions précédentes et leurs récépissés sont conservés.",
        .. Leading("Le récépissé de cette version, à conserver :", Addresses.Receipt(news.Application.Id, news.Version)),
    ]);

    private string TextOf(ApplicantNews.Withdrawn news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Vous avez retiré votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée "
            + $"sous le numéro {submission.Number}\u00a0: elle n’est plus examinée, et vous n’avez rien à faire. "
            + "Son récépissé reste lisible.",
        "Si ce n’est pas vous qui l’avez retirée, prévenez l’organisateur sans attendre.",
        .. Leading("La page de votre candidature :", Addresses.Application(news.Application.Id)),
    ]);

    /// <summary>Says that there is a decision, never which: a mail travels further than a page that asks who one is.</summary>
    private string TextOf(ApplicantNews.EligibilityKnown news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"Une décision est rendue sur la recevabilité de votre candidature {Titled(news.Application)} à l’appel "
            + $"«\u00a0{news.Call.Rules.Title}\u00a0», déposée sous le numéro {submission.Number}.",
        .. Leading(
            "Lisez-la, une fois connecté, sur la page de votre candidature, qui dit aussi ce que vous pouvez faire :",
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
            + $"au {FrenchText.Instant(news.Extension.After.Closing)}.",
        .. news.Mine.Where(application => application.Submission is not null)
            .Select(application =>
                $"Votre candidature {Titled(application)}, déposée sous le numéro {application.Submission!.Number}, reste "
                    + "déposée\u00a0: vous n’avez rien à faire."),
        .. news.Mine.Count(application => application.Submission is null) switch
        {
            0 => Array.Empty<string>(),
            1 => ["Votre brouillon reste ouvert\u00a0: déposez-le d’ici là pour qu’il compte."],
            var drafts => [$"Vos {FrenchText.Number(drafts)} brouillons restent ouverts\u00a0: déposez-les d’ici là pour qu’ils comptent."],
        },
        $"Motif\u00a0: {news.Extension.Reason}",
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
        "Si vous ne voulez pas donner suite, vous n’avez rien à faire.",
        "Vous recevez ce message parce que votre compte a, pour cet appel, un brouillon ou des modifications qui ne sont pas envoyés.",
        .. OptionalMailText.Foot(ApplicantMails.KindOf(news), site),
    ]);

    /// <summary>Says that it is known, never what it is: a mail travels further than a page that asks who one is.</summary>
    private string TextOf(ApplicantNews.OutcomeKnown news, Submission submission) => MailText.Of(news.Call.Rules,
    [
        $"L’issue de votre candidature {Titled(news.Application)} à l’appel «\u00a0{news.Call.Rules.Title}\u00a0», déposée sous le "
            + $"numéro {submission.Number}, est connue.",
        .. Leading("Lisez-la, une fois connecté, sur la page de votre candidature :", Addresses.Application(news.Application.Id)),
        "Si une décision vous est défavorable, cette page dit les recours possibles et leur délai.",
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
        $"L’appel «\u00a0{news.Call.Rules.Title}\u00a0» a pris fin\u00a0: votre candidature {Titled(news.Application)}, déposée sous le "
            + $"numéro {submission.Number}, n’est plus examinée, et vous n’avez rien à faire. Il n’y aura pas de lauréats.",
        EndText.Of(news.End, news.Call.Rules.Calendar.Zone),
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
