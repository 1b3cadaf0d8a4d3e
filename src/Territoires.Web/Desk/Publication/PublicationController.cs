using Territoires.Core.JurySessions;
using Territoires.Core.Publication;
using Territoires.Core.Territories;
using Territoires.Domain.Calls;
using Territoires.Web.Components;
using Territoires.Web.Files;
using Territoires.Web.Public.Published;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Publication;

/// <summary>When the list will be public, to those who may know that there is one.</summary>
public sealed class PublicationController(ManagedCalls managed, Laureates laureates, Selections selections) : ControllerBase
{
    [Reads("gestion/appels/{call}/publication"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedPublicationAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, Request, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, HttpRequest Request, string? typed, Problem? problem, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedPublicationPage
        {
            Call = state,
            At = typed ?? LocalTime.Typed(
                state.PublicationAt ?? state.Rules.Calendar.EarliestPublication.Instant, state.Rules.Calendar.EarliestPublication.Zone),
            IsPublished = state.IsPublishedAt(act.ReceivedAt),
            Names = await NamesAsync(state, act.Actor, cancellation),
            Laureates = (await laureates.PreviewAsync(state, cancellation))?.Laureates ?? [],
            Publishes = state.End is null && Policies.Permits(Permission.Publish, act.Actor),
            Problem = problem,
        }, problem);
    }

    /// <summary>Nothing is read while nobody is designated.</summary>
    private async Task<NamedFiles> NamesAsync(CallState call, Actor reader, CancellationToken cancellation) => call.Designation is null
        ? NamedFiles.None
        : NamedFiles.Among(await selections.ApplicationsAsync(call.Id, cancellation), call, reader);

    /// <summary>The administrator types an instant in the call’s own zone.</summary>
    [HttpPost("gestion/appels/{call}/publication"), Policy(Permission.Publish)]
    public async Task<IResult> SchedulePublicationAsync(
        string call, [FromServices] SchedulePublication schedule, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var form = await Request.ReadFormAsync(cancellation);
        var typed = form["at"].ToString();
        if (Confirmation.Publication.MissingIn(form) is { } unconfirmed)
        {
            return await PageAsync(call, Request, typed, unconfirmed, cancellation);
        }

        var faults = new List<Fault>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(state.Rules.Calendar.EarliestPublication.Zone);
        if (CalendarRequest.Resolve("at", LocalTime.Whole(typed), zone, faults) is not { } moment)
        {
            return await PageAsync(call, Request, typed, Problems.FormUnreadable([.. faults]), cancellation);
        }

        var scheduled = await schedule.RunAsync(call, moment.Instant, Request.Act(), cancellation);
        return scheduled.IsRefused
            ? await PageAsync(call, Request, typed, Problems.Of(scheduled.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPublication(call));
    }

    /// <summary>The laureates' page as it will be, under embargo.</summary>
    [Reads("gestion/appels/{call}/publication/apercu"), Policy(Permission.ReadChoice)]
    public async Task<IResult> ShowPublicationPreviewAsync(
        string call, [FromServices] Referential referential, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state }
            || await laureates.PreviewAsync(state, cancellation) is not { } list)
        {
            return Problems.NotFound.ToResult();
        }

        var view = new LaureatesView(list, await referential.PlacesAsync(cancellation));
        return Page.Of(new LaureatesPage { View = view, Choice = view.Whole, Preview = Addresses.ManagedPublication(call) });
    }
}
