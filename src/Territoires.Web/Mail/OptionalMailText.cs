using Territoires.Core.Accounts;
using Territoires.Web.Served;

namespace Territoires.Web.Mail;

/// <summary>What ends a message that its reader may do without: that they may, and where they say so.</summary>
public static class OptionalMailText
{
    /// <summary>No paragraph for a message that everybody receives.</summary>
    public static string[] Foot(OptionalMails kind, PublicSite site) => kind == OptionalMails.None
        ? []
        :
        [
            (kind == OptionalMails.Reminders ? "Ce message est un rappel" : "Ce message dit que c’est à vous d’agir")
                + ". Pour ne plus recevoir de messages de ce genre\u00a0:",
            site.Address is { } address
                ? new Uri(address, Addresses.MailPreferences).ToString()
                : "Connectez-vous à Territoires, puis ouvrez «\u00a0Mes courriels\u00a0», au bas de chaque page.",
        ];
}
