using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.JurySessions;

/// <summary>
/// What the minutes say of an application, to its applicant, where the rules let it be said. Whoever asks has looked at the clock.
/// </summary>
public sealed class JuryReasons(SessionStore sessions)
{
    public async Task<string?> OfAsync(ApplicationState application, CallState call, CancellationToken cancellation) =>
        call is { Rules.ReasonsShown: true, SessionId: { } id }
            && (await sessions.LoadAsync(id, cancellation)).State?.Minutes is { } minutes
            ? minutes.Items.FirstOrDefault(item => item.Number == application.Submission?.Number)?.Reason
            : null;
}
