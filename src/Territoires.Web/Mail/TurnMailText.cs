using Territoires.Core.Mail;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;
using Territoires.Web.Served;

namespace Territoires.Web.Mail;

/// <summary>
/// The messages to those whose turn it is: what is to be done, where, until when. They say nothing of an application, nor of who is
/// proposed or designated: a mail travels further than a page that asks who one is.
/// </summary>
public sealed class TurnMailText(PublicSite site) : ITurnMailText
{
    public (string Subject, string Text) Of(CallState call, TurnNews news, Role role, Summons? summons, string? about = null)
    {
        var (subject, asked, path) = Words(call, news, role, about);
        return ($"{subject} – {call.Rules.Title}", MailText.Of(call.Rules,
        [
            $"Appel «\u00a0{call.Rules.Title}\u00a0»\u00a0: {asked}",
            .. summons is null && news == TurnNews.SessionConvened
                ? ["Le secrétariat vous dit par ailleurs quand et où se tient la séance."]
                : SummonsText.Lines(summons),
            .. site.Address is { } address
                ? ["Sur cette page, une fois connecté\u00a0:", new Uri(address, path).ToString()]
                : new[] { $"Connectez-vous à Territoires, puis ouvrez «\u00a0{DeskOf(role)}\u00a0»." },
            $"Vous recevez ce message parce que votre compte a le rôle «\u00a0{RoleText.Of(role)}\u00a0» sur cet appel.",
            .. OptionalMailText.Foot(TurnMails.KindOf(news), site),
        ]));
    }

    public (string Subject, string Text) OfRefusedWave(
        ProgrammeState programme, CallState before, BegunWave wave, CallRefusal refusal)
    {
        var problem = Problems.Of(refusal);
        return ($"Une vague n’a pas pu s’ouvrir – {programme.Definition.Name}", MailText.Of(before.Rules,
        [
            $"Programme «\u00a0{programme.Definition.Name}\u00a0»\u00a0: la vague {wave.Number}, qui suit l’appel "
                + $"«\u00a0{before.Rules.Title}\u00a0», devait s’ouvrir le {FrenchText.Day(wave.Opens)}, et ne l’a pas pu.",
            "Corrigez le point ci-dessous\u00a0: elle s’ouvre ensuite d’elle-même, dans l’heure.",
            $"{problem.Title} {problem.Detail}",
            .. problem.Faults.Count > 1 ? problem.Faults.Select(fault => fault.Message) : [],
            "La page de l’appel permanent dit comment faire, et comment y renoncer\u00a0:",
            site.Address is { } address
                ? new Uri(address, Addresses.Waves(programme.Id)).ToString()
                : $"Connectez-vous à Territoires, puis ouvrez «\u00a0{DeskOf(Role.Administrator)}\u00a0», «\u00a0Programmes\u00a0» et "
                    + "«\u00a0Régler l’appel permanent\u00a0».",
            $"Vous recevez ce message parce que votre compte a le rôle «\u00a0{RoleText.Of(Role.Administrator)}\u00a0» sur ce site.",
        ]));
    }

    private static (string Subject, string Asked, string Path) Words(CallState call, TurnNews news, Role role, string? about) => news switch
    {
        TurnNews.Closed when role == Role.Service => (
            "Des avis sont attendus",
            "les dépôts sont clos. Donnez l’avis de votre service sur les candidatures de vos départements au plus tard le "
                + $"{FrenchText.Instant(call.Rules.Calendar.ExaminedUntil)}."
                + (call.Rules.Jury ? " Les avis ne sont plus reçus une fois le jury convoqué." : string.Empty)
                + " Si aucune candidature ne concerne vos départements, vous n’avez rien à faire.",
            Addresses.Opinions),
        TurnNews.Closed => (
            "Les dépôts sont clos",
            "les dépôts sont clos. Décidez de la recevabilité de chaque candidature" + (call.Rules.HasReading
                ? ", puis affectez celles qui sont recevables aux membres du jury, qui remettent leurs évaluations au plus tard le "
                    + $"{FrenchText.Instant(call.Rules.Calendar.ReviewsDue)}."
                : "."),
            Addresses.ManagedEligibility(call.Id)),
        TurnNews.FilesAssigned => (
            "Des candidatures vous sont confiées",
            "des candidatures vous sont confiées. Déportez-vous de celles avec lesquelles vous avez un lien, et évaluez les autres au plus "
                + $"tard le {FrenchText.Instant(call.Rules.Calendar.ReviewsDue)}.",
            Addresses.Jury),
        TurnNews.ReviewsDone => (
            "Toutes les évaluations sont remises",
            "les évaluations des candidatures recevables sont toutes remises. " + (call.Rules.Jury
                ? "Convoquez le jury, une fois décidée la recevabilité de chaque candidature."
                : "Décidez des recevabilités qui restent, puis prévenez l’autorité\u00a0: elle désigne les lauréats."),
            call.Rules.Jury ? Addresses.ManagedSession(call.Id) : Addresses.ManagedReviews(call.Id)),
        TurnNews.SessionConvened => (
            "Le jury est convoqué",
            "le jury est convoqué. Dites avant la séance, sur sa page, si vous viendrez. L’ordre du jour et les candidatures s’y lisent. "
                + "Le jour venu, vous y émargerez et voterez.",
            SessionOf(call)),
        TurnNews.SessionMoved => (
            "La séance du jury est déplacée",
            "la date ou le lieu de la séance du jury vient d’être fixé ou changé. Dites avant la séance, sur sa page, si vous "
                + "viendrez\u00a0: une réponse donnée auparavant ne compte plus.",
            SessionOf(call)),
        TurnNews.SessionSoon => (
            "La séance du jury approche",
            "la séance du jury se tient dans les vingt-quatre heures. Si vous n’avez pas encore dit si vous viendrez, dites-le sur sa "
                + "page. Le jour venu, vous y émargerez et voterez.",
            SessionOf(call)),
        TurnNews.ReviewsDueSoon => (
            "Des évaluations sont attendues de vous",
            $"des évaluations sont attendues de vous au plus tard le {FrenchText.Instant(call.Rules.Calendar.ReviewsDue)}. Finalisez-les, "
                + "ou déportez-vous des candidatures avec lesquelles vous avez un lien.",
            Addresses.Jury),
        TurnNews.ReviewsMissing => (
            "Des évaluations manquent",
            "la date de remise des évaluations est passée, et toutes ne sont pas finales. Elles ne sont plus reçues\u00a0: voyez "
                + $"lesquelles manquent, puis {(call.Rules.Jury ? "convoquez le jury" : "prévenez l’autorité, qui désigne")} sans elles.",
            Addresses.ManagedReviews(call.Id)),
        TurnNews.OpinionsDueSoon => (
            "Des avis sont encore attendus",
            "des avis de votre service manquent encore. Donnez-les au plus tard le "
                + $"{FrenchText.Instant(call.Rules.Calendar.ExaminedUntil)}.",
            Addresses.Opinions),
        TurnNews.MinutesSigned => (
            "Le procès-verbal est signé",
            "le procès-verbal est signé. Envoyez la proposition du jury à l’autorité.",
            Addresses.ManagedSession(call.Id)),
        TurnNews.ProposalSent => (
            "La proposition du jury vous attend",
            "la proposition du jury vous est remise. Désignez les lauréats, et motivez chaque écart avec cette proposition. La liste ne "
                + $"peut pas être publique avant le {FrenchText.Minute(call.Rules.Calendar.EarliestPublication)}.",
            Addresses.ManagedDesignation(call.Id)),
        TurnNews.PreparationSent => (
            "Une préparation attend votre approbation",
            "le secrétariat a préparé cet appel, dont le règlement prévoit l’ouverture le "
                + $"{FrenchText.Minute(call.Rules.Calendar.Opens)}. Lisez la préparation en entier, puis approuvez-la, ou renvoyez-la en "
                + "disant pourquoi.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.PreparationApproved => (
            "Votre préparation est approuvée",
            "l’administration a approuvé votre préparation, et ouvrira l’appel. Rien ne vous est demandé pour cette ouverture.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.PreparationReturned => (
            "Votre préparation est à reprendre",
            "l’administration vous renvoie ce que vous avez préparé. Lisez pourquoi, corrigez, puis envoyez de nouveau.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.Designated => (
            "La publication est à programmer",
            "la désignation est faite. Relisez la liste, puis choisissez l’instant de sa publication, au plus tôt le "
                + $"{FrenchText.Minute(call.Rules.Calendar.EarliestPublication)}.",
            Addresses.ManagedPublication(call.Id)),
        TurnNews.WaveOpened => (
            "Une vague est ouverte",
            "cette vague suit la précédente, avec son règlement et ses dates décalées. Elle est publique, et reçoit des candidatures du "
                + $"{FrenchText.Minute(call.Rules.Calendar.Opens)} au {FrenchText.Instant(call.Rules.Calendar.Closing)}. "
                + (role == Role.Secretary ? "Composez son jury." : "Joignez ses documents\u00a0; le secrétariat compose son jury."),
            role == Role.Secretary ? Addresses.ManagedPanel(call.Id) : Addresses.ManagedDocuments(call.Id)),
        TurnNews.CorrectionReceived => (
            "Une correction est reçue",
            "la correction que vous avez demandée est reçue\u00a0: elle remplace ce qui était déposé. Relisez le dossier, puis décidez de "
                + "sa recevabilité.",
            Addresses.ManagedFile(call.Id, about!)),
        TurnNews.MinutesDrafted => (
            "Le procès-verbal attend votre signature",
            "le procès-verbal de la séance est rédigé. Relisez-le, puis signez-le\u00a0: la proposition du jury ne part qu’une fois "
                + "qu’il est signé de la présidence et du secrétariat.",
            SessionOf(call)),
        TurnNews.EnquiryAsked => (
            "Une question attend une réponse",
            "une question est posée sur cet appel. Répondez-y, et la réponse sera publique\u00a0; ou dites à qui l’a posée pourquoi elle "
                + "ne peut pas l’être.",
            Addresses.ManagedEnquiry(call.Id, about!)),
        TurnNews.RemarkWritten => (
            "Une remarque est écrite sur un dossier",
            "une remarque est écrite à ceux qui instruisent un dossier. Lisez-la sur la page du dossier, et répondez-y s’il le faut.",
            Addresses.Remarks(about!)),
        _ => throw new InvalidOperationException($"No words for {news}."),
    };

    /// <summary>The page of the session, for a member; the desk of the jury until it is convened.</summary>
    private static string SessionOf(CallState call) =>
        call.SessionId is { } session ? Addresses.JurySession(session) : Addresses.Jury;

    private static string DeskOf(Role role) => role switch
    {
        Role.Juror => "Mon jury",
        Role.Service => "Mes avis",
        _ => "Gestion",
    };
}
