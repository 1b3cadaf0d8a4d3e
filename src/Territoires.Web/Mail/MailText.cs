using Territoires.Domain.Calls;

namespace Territoires.Web.Mail;

/// <summary>A message of a call as plain text: a greeting, paragraphs, a signature, in French typography.</summary>
public static class MailText
{
    public static string Of(CallRules rules, IEnumerable<string> paragraphs)
    {
        string[] all =
        [
            "Bonjour,",
            .. paragraphs,
            .. rules.Fictitious ? ["Règlement fictif, établi pour démonstration."] : Array.Empty<string>(),
            $"{rules.Organiser}, par le service Territoires",
            rules.Contact is { } contact
                ? $"Ce message est envoyé automatiquement\u00a0: n’y répondez pas. Pour une question\u00a0: {contact}"
                : $"Ce message est envoyé automatiquement\u00a0: n’y répondez pas. Pour une question, adressez-vous à l’organisateur, "
                    + $"{rules.Organiser}.",
        ];
        return string.Join("\n\n", all.Select(Spaced));
    }

    /// <summary>No-break spaces where French asks for them, so that no line begins with a mark.</summary>
    public static string Spaced(string text) => text
        .Replace(" :", "\u00a0:", StringComparison.Ordinal)
        .Replace(" ;", "\u00a0;", StringComparison.Ordinal)
        .Replace(" ?", "\u00a0?", StringComparison.Ordinal)
        .Replace(" !", "\u00a0!", StringComparison.Ordinal)
        .Replace("« ", "«\u00a0", StringComparison.Ordinal)
        .Replace(" »", "\u00a0»", StringComparison.Ordinal);
}
