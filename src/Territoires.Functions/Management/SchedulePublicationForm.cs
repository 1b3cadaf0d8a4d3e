using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Publication;
using Territoires.Domain;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The administrator types an instant in the call’s own zone.</summary>
public sealed class SchedulePublicationForm(ManagedCalls managed, SchedulePublication schedule, ShowManagedPublication page)
{
    [Function(nameof(SchedulePublicationForm)), Policy(Permission.Publish)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/publication")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var form = await request.ReadFormAsync(cancellation);
        var typed = form["at"].ToString();
        if (Confirmation.Publication.MissingIn(form) is { } unconfirmed)
        {
            return await page.PageAsync(call, request, typed, unconfirmed, cancellation);
        }

        var faults = new List<Fault>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(state.Rules.Calendar.EarliestPublication.Zone);
        if (CalendarRequest.Resolve("at", LocalTime.Whole(typed), zone, faults) is not { } moment)
        {
            return await page.PageAsync(call, request, typed, Problems.FormUnreadable([.. faults]), cancellation);
        }

        var scheduled = await schedule.RunAsync(call, moment.Instant, request.Act(), cancellation);
        return scheduled.IsRefused
            ? await page.PageAsync(call, request, typed, Problems.Of(scheduled.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPublication(call));
    }
}
