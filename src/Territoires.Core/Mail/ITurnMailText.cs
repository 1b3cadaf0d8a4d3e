using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;

namespace Territoires.Core.Mail;

/// <summary>Says in French whose turn it is, with links to the pages of the site.</summary>
public interface ITurnMailText
{
    /// <param name="call">The call.</param>
    /// <param name="news">Why it is their turn.</param>
    /// <param name="role">In what role they act.</param>
    /// <param name="summons">When and where the jury meets; null for other news, and where it is said elsewhere.</param>
    /// <param name="about">What it is about, by id, where each is told of for itself.</param>
    (string Subject, string Text) Of(CallState call, TurnNews news, Role role, Summons? summons, string? about = null);

    /// <summary>To administrators: the next wave of a programme could not be opened.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="before">The wave that it follows.</param>
    /// <param name="wave">The wave.</param>
    /// <param name="refusal">What keeps it from opening.</param>
    (string Subject, string Text) OfRefusedWave(ProgrammeState programme, CallState before, BegunWave wave, CallRefusal refusal);
}
