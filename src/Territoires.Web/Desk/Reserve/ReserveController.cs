using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Reserve;

/// <summary>Who follows the laureates: the authority says so, the four roles that know of the designation read it.</summary>
public sealed class ReserveController(ManagedCalls managed, Selections selections) : ControllerBase
{
    [Reads("gestion/appels/{call}/liste-complementaire"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedReserveAsync(string call, CancellationToken cancellation) => PageAsync(call, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, ReserveForm? typed, Problem? problem, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        var names = NamedFiles.Among(all, state, act.Actor);
        var designated = (state.Designation?.Laureates ?? []).Select(laureate => laureate.Id).ToHashSet(StringComparer.Ordinal);
        return Page.Of(new ManagedReservePage
        {
            Call = state,
            Names = names,
            Candidates =
            [
                .. Selections.AdmissibleAmong(all).Where(application => !designated.Contains(application.Id))
                    .Select(application => application.Submission!.Number).Where(number => names[number] is not null),
            ],
            // Another reserve was set meanwhile: what was typed is shown, and saving it again is to choose it.
            Form = typed is null ? ReserveForm.Of(state)
                : problem?.Slug == Problems.Stale.Slug ? typed with { Seen = state.ReserveVersion } : typed,
            Sets = state is { Designation: not null, End: null } && !state.IsPublishedAt(act.ReceivedAt)
                && Policies.Permits(Permission.Designate, act.Actor),
            Problem = problem,
        }, problem);
    }

    /// <summary>The authority ranks those who follow the laureates.</summary>
    [HttpPost("gestion/appels/{call}/liste-complementaire"), Policy(Permission.Designate)]
    public async Task<IResult> SetReserveAsync(string call, [FromServices] SetReserve set, CancellationToken cancellation)
    {
        var typed = ReserveForm.Of(await Request.ReadFormAsync(cancellation));
        var ranked = typed.ToRanked();
        if (ranked.IsRefused)
        {
            return await PageAsync(call, typed, ranked.Refusal, cancellation);
        }

        var saved = await set.RunAsync(call, ranked.Value, typed.Seen, Request.Act(), cancellation);
        return saved.IsRefused
            ? await PageAsync(call, typed, Problems.Of(saved.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedReserve(call));
    }
}
