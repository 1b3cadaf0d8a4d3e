using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>Why a name is not erased.</summary>
public enum ErasureRefusal
{
    NotFound,

    /// <summary>The application is still examined.</summary>
    StillNeeded,
}

/// <summary>
/// The secretary erases the name of who signed, when its owner asks and nothing needs it any more. The seal in the fact stays: it
/// goes on proving that somebody signed, and names nobody.
/// </summary>
public sealed class EraseSignature(ApplicationDesk desk, SignatureStore signatures)
{
    /// <summary>Null when it is done, now or before.</summary>
    public async Task<ErasureRefusal?> RunAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { State.Submission.Signature: not null } found)
        {
            return ErasureRefusal.NotFound;
        }

        if (!IsOver(found.State, found.Call, act.ReceivedAt))
        {
            return ErasureRefusal.StillNeeded;
        }

        await signatures.EraseAsync(found.State.Id, cancellation);
        return null;
    }

    /// <summary>
    /// Whether nobody needs to know any more who signed: the list is out, the call ended without one, or the application was taken
    /// back.
    /// </summary>
    public static bool IsOver(ApplicationState application, CallState call, DateTimeOffset now) =>
        application.Stage == ApplicationStage.Withdrawn || call.End is not null || call.IsPublishedAt(now);
}
