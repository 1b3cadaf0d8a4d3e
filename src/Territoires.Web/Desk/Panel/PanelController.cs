using Territoires.Core.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Panel;

/// <summary>The jury of a call, and the form that composes it until a session is convened.</summary>
public sealed class PanelController(ManagedCalls managed, PanelMembers members) : ControllerBase
{
    [Reads("gestion/appels/{call}/jury"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedPanelAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed over which version, and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, PanelForm? typed, string? version, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var composes = state.End is null && Policies.Permits(Permission.SetPanel, actor);
        var known = await members.FindAsync(state.Panel.SelectMany(seat => seat.Members()).Concat(typed?.People ?? []), cancellation);
        return Page.Of(new ManagedPanelPage
        {
            Call = state,
            Form = typed ?? PanelForm.Of(state.Panel, known),
            Version = version ?? Tagged.Of(PanelAnswer.Of(state)),
            Composes = composes,
            Invites = Policies.Permits(Permission.ManageAccounts, actor),
            Known = known.Concat(known.Values.Select(account => KeyValuePair.Create(account.Address.Value, account)))
                .DistinctBy(one => one.Key).ToDictionary(),
            Proposed = composes && state.SessionId is null ? await members.JurorsAsync(call, cancellation) : [],
            IsUnsaved = typed is not null,
            Problem = problem,
        }, problem);
    }

    /// <summary>
    /// The secretary composes the jury from its page, over the version that they saw. The other buttons of the form show it again,
    /// changed, with what is typed.
    /// </summary>
    [HttpPost("gestion/appels/{call}/jury"), Policy(Permission.SetPanel, Body = BodyKind.Text)]
    public async Task<IResult> SetPanelAsync(string call, [FromServices] SetPanel set, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = PanelForm.Of(fields);
        var version = fields["version"].ToString();
        if (PanelGesture.Read(fields[PanelGesture.Field].ToString()) is { } gesture)
        {
            return await PageAsync(call, gesture.On(typed), version, null, cancellation);
        }

        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var faults = new List<Fault>();
        var known = state.Panel.Select(seat => seat.Id).ToHashSet(StringComparer.Ordinal);
        var seats = typed.Read(call, await members.FindAsync(typed.People, cancellation), known, faults);
        if (faults.Count > 0 && state.SessionId is null)
        {
            return await PageAsync(call, typed, version, Problems.FormUnreadable([.. faults, .. PanelCheck.Faults(seats)]), cancellation);
        }

        var done = await set.RunAsync(call, seats, PanelAnswer.IsSeen(version), act, cancellation);
        return done.IsRefused
            ? await PageAsync(call, typed, version, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPanel(call));
    }
}
