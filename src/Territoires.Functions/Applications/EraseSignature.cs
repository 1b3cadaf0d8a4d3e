using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>
/// The secretary erases the name of who signed, when its owner asks and nothing needs it any more. The seal in the fact stays: it
/// goes on proving that somebody signed, and names nobody.
/// </summary>
public sealed class EraseSignature(CallStore calls, ApplicationStore applications, SignatureStore signatures)
{
    [Function(nameof(EraseSignature)), Policy(Permission.EraseSignatures)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/signature")] HttpRequest request, string id, CancellationToken cancellation) =>
        await EraseAsync(id, request.Act(), cancellation) is { } problem ? problem.ToResult() : Results.NoContent();

    /// <summary>The act itself, for the API and for the form; null when it is done, now or before.</summary>
    public async Task<Problem?> EraseAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { Submission.Signature: not null } application })
        {
            return Problems.NotFound;
        }

        if (!IsOver(application, await calls.ReadAsync(application.CallId, cancellation), act.ReceivedAt))
        {
            return Problems.SignatureNeeded;
        }

        await signatures.EraseAsync(application.Id, cancellation);
        return null;
    }

    /// <summary>Whether nobody needs to know any more who signed: the list is out, or the application was taken back.</summary>
    public static bool IsOver(ApplicationState application, CallState call, DateTimeOffset now) =>
        application.Stage == ApplicationStage.Withdrawn || CallMoment.Of(call, now) == CallMomentName.Published;
}
