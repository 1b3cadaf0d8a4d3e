using Territoires.Core.Mail;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;

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
            .. SummonsText.Lines(summons),
            site.Address is { } address
                ? new Uri(address, path).ToString()
                : $"Connectez-vous à Territoires, puis ouvrez «\u00a0{DeskOf(role)}\u00a0».",
            $"Vous recevez ce message parce que votre compte a le rôle «\u00a0{RoleText.Of(role)}\u00a0» sur cet appel. Pour une question, "
                + $"écrivez à l’organisateur\u00a0: {call.Rules.Organiser}.",
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
            $"{problem.Title} {problem.Detail}",
            .. problem.Faults.Count > 1 ? problem.Faults.Select(fault => fault.Message) : [],
            "Corrigez ce point\u00a0: elle s’ouvre ensuite d’elle-même, dans l’heure. Il n’y a rien à relancer. Sa page dit comment faire, "
                + "et comment y renoncer\u00a0:",
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
            "les dépôts sont clos. Donnez l’avis de votre service sur les candidatures de votre territoire. "
                + $"Les avis sont attendus jusqu’au {FrenchText.Instant(call.Rules.Calendar.ExaminedUntil)}.",
            Addresses.Opinions),
        TurnNews.Closed => (
            "Les dépôts sont clos",
            "les dépôts sont clos. Examinez la recevabilité des candidatures, puis affectez-les aux membres du jury.",
            Addresses.ManagedEligibility(call.Id)),
        TurnNews.FilesAssigned => (
            "Des candidatures vous sont confiées",
            "des candidatures vous sont confiées. Déportez-vous de celles avec lesquelles vous avez un lien, et évaluez les autres au plus "
                + $"tard le {FrenchText.Instant(call.Rules.Calendar.ReviewsDue)}.",
            Addresses.Jury),
        TurnNews.ReviewsDone => (
            "Toutes les évaluations sont remises",
            "toutes les évaluations sont remises. Vous pouvez convoquer le jury.",
            Addresses.ManagedSession(call.Id)),
        TurnNews.SessionConvened => (
            "Le jury est convoqué",
            "le jury est convoqué. Dites si vous viendrez sur la page de la séance\u00a0: l’ordre du jour et les candidatures s’y lisent, "
                + "et vous y émargerez et voterez.",
            Addresses.Jury),
        TurnNews.SessionMoved => (
            "La séance du jury est déplacée",
            "la date ou le lieu de la séance du jury change. Dites de nouveau si vous viendrez.",
            Addresses.Jury),
        TurnNews.SessionSoon => (
            "La séance du jury approche",
            "la séance du jury approche.",
            Addresses.Jury),
        TurnNews.ReviewsDueSoon => (
            "Des évaluations sont attendues de vous",
            $"des évaluations sont attendues de vous au plus tard le {FrenchText.Instant(call.Rules.Calendar.ReviewsDue)}. Finalisez-les, "
                + "ou déportez-vous des candidatures avec lesquelles vous avez un lien.",
            Addresses.Jury),
        TurnNews.ReviewsMissing => (
            "Des évaluations manquent",
            "la date de remise des évaluations est passée, et toutes ne sont pas finales. Voyez lesquelles\u00a0: convoquez le jury "
                + "sans elles, ou demandez à l’administrateur de reporter la date.",
            Addresses.ManagedReviews(call.Id)),
        TurnNews.OpinionsDueSoon => (
            "Des avis sont encore attendus",
            $"des avis de votre service sont attendus jusqu’au {FrenchText.Instant(call.Rules.Calendar.ExaminedUntil)}.",
            Addresses.Opinions),
        TurnNews.MinutesSigned => (
            "Le procès-verbal est signé",
            "le procès-verbal est signé. Envoyez la proposition du jury à l’autorité.",
            Addresses.ManagedSession(call.Id)),
        TurnNews.ProposalSent => (
            "La proposition du jury vous attend",
            "la proposition du jury vous est remise. Désignez les lauréats\u00a0; ce en quoi vous vous en écartez est à motiver.",
            Addresses.ManagedDesignation(call.Id)),
        TurnNews.PreparationSent => (
            "Une préparation attend votre approbation",
            "le secrétariat a préparé cet appel. Lisez-le en entier, puis approuvez-le, ou renvoyez-le en disant pourquoi.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.PreparationApproved => (
            "Votre préparation est approuvée",
            "l’administration a approuvé ce que vous avez préparé. Elle ouvrira l’appel.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.PreparationReturned => (
            "Votre préparation est à reprendre",
            "l’administration vous renvoie ce que vous avez préparé. Lisez pourquoi, corrigez, puis envoyez de nouveau.",
            Addresses.ManagedPreparation(call.Id)),
        TurnNews.Designated => (
            "La publication est à programmer",
            "la désignation est faite. Relisez la liste et choisissez l’instant de sa publication.",
            Addresses.ManagedPublication(call.Id)),
        TurnNews.WaveOpened => (
            "Une vague est ouverte",
            "cette vague suit la précédente, avec son règlement et ses dates décalées. Elle est publique, et reçoit des candidatures du "
                + $"{FrenchText.Minute(call.Rules.Calendar.Opens)} au {FrenchText.Instant(call.Rules.Calendar.Closing)}. Composez son "
                + "jury et joignez ses documents.",
            Addresses.ManagedCall(call.Id)),
        TurnNews.EnquiryAsked => (
            "Une question attend une réponse",
            "une question est posée sur cet appel. Répondez-y, et la réponse sera publique\u00a0; ou dites à qui l’a posée pourquoi elle "
                + "ne peut pas l’être.",
            Addresses.ManagedEnquiries(call.Id)),
        TurnNews.RemarkWritten => (
            "Une remarque est écrite sur un dossier",
            "une remarque est écrite à ceux qui instruisent un dossier. Lisez-la sur la page du dossier, et répondez-y s’il le faut.",
            Addresses.Remarks(about!)),
        _ => throw new InvalidOperationException($"No words for {news}."),
    };

    private static string DeskOf(Role role) => role switch
    {
        Role.Juror => "Mon jury",
        Role.Service => "Mes avis",
        _ => "Gestion",
    };
}
