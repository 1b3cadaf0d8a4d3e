using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>The dates of a call, to put in one's own calendar.</summary>
public sealed class DownloadCalendar(CallStore calls)
{
    [Function(nameof(DownloadCalendar)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appels/{call}/calendrier.ics")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !CallAccess.MayRead(state, request.Actor()))
        {
            return Problems.NotFound.ToResult();
        }

        // Stamped with the opening, not with now: the file of a call is the same bytes whoever asks and whenever.
        return Tagged.Bytes(request, CallCalendarFile.Of(state, state.Rules.Calendar.Opens.Instant), "text/calendar; charset=utf-8");
    }
}
