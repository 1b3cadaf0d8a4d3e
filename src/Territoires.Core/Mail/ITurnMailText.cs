using Territoires.Domain.Calls;

namespace Territoires.Core.Mail;

/// <summary>Says in French whose turn it is, with links to the pages of the site.</summary>
public interface ITurnMailText
{
    /// <param name="call">The call.</param>
    /// <param name="news">Why it is their turn.</param>
    /// <param name="role">In what role they act.</param>
    (string Subject, string Text) Of(CallState call, TurnNews news, Role role);
}
