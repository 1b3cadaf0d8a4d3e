using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Reviews;

/// <summary>Why a name is not erased.</summary>
public enum ErasureRefusal
{
    NotFound,

    /// <summary>The application is still examined.</summary>
    StillNeeded,
}

/// <summary>
/// The secretary erases the name of who signed, when its owner asks and nothing needs it any more. The seal in the fact stays: it
/// goes on proving that somebody signed, and names nobody. Of an application that was taken back, what was written of it that may name a
/// person goes too.
/// </summary>
public sealed class EraseNames(
    ApplicationDesk desk, SignatureStore signatures, ApplicationStore applications, ReviewStore reviews)
{
    /// <summary>Null when it is done, now or before.</summary>
    public async Task<ErasureRefusal?> RunAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { State.Submission: { } submission } found
            || (submission.Signature is null && found.State.Stage != ApplicationStage.Withdrawn))
        {
            return ErasureRefusal.NotFound;
        }

        if (!IsOver(found.State, found.Call, act.ReceivedAt))
        {
            return ErasureRefusal.StillNeeded;
        }

        await signatures.EraseAsync(found.State.Id, cancellation);
        if (found.State.Stage == ApplicationStage.Withdrawn)
        {
            await applications.EraseWordsAsync(found.State.Id);
            await reviews.EraseWordsAsync(found.State.Id);
        }

        return null;
    }

    /// <summary>
    /// Whether nobody needs to know any more who signed: the list is out, the call ended without one, or the application was taken
    /// back.
    /// </summary>
    public static bool IsOver(ApplicationState application, CallState call, DateTimeOffset now) =>
        application.Stage == ApplicationStage.Withdrawn || call.End is not null || call.IsPublishedAt(now);
}
