using Territoires.Core.Enquiries;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;
using Territoires.Web.Served;

namespace Territoires.Web.Mail;

/// <summary>
/// The messages to whoever asked a question: that there is an answer, or none in public. They say neither the question nor the reason: a
/// mail travels further than a page that asks who one is.
/// </summary>
public sealed class EnquiryMailText(PublicSite site) : IEnquiryMailText
{
    public (string Subject, string Text) Of(CallState call, EnquiryStage stage, bool hasChanged)
    {
        var (subject, said, leading, path) = stage switch
        {
            EnquiryStage.Declined => (
                "Votre question ne sera pas publiée",
                "n’aura pas de réponse publique. Le motif n’est montré qu’à vous et à ceux qui conduisent l’appel.",
                "Il se lit, une fois connecté, sur cette page :", Addresses.Enquiries(call.Id)),
            _ when hasChanged => (
                "La réponse à votre question a changé", "a une réponse, qui vient d’être modifiée.",
                "Elle se lit sur la page de l’appel, ouverte à tous :", Addresses.AnsweredEnquiries(call.Id)),
            _ => (
                "Votre question a une réponse", "a reçu une réponse. Rien n’y dit qui l’a posée.",
                "Elle se lit sur la page de l’appel, ouverte à tous :", Addresses.AnsweredEnquiries(call.Id)),
        };
        string[] where = site.Address is { } address
            ? [leading, new Uri(address, path).ToString()]
            : ["Connectez-vous à Territoires, puis ouvrez la page de l’appel."];
        return ($"{subject} – {call.Rules.Title}", MailText.Of(call.Rules,
        [
            $"La question que vous avez posée sur l’appel «\u00a0{call.Rules.Title}\u00a0» {said}",
            .. where,
        ]));
    }
}
