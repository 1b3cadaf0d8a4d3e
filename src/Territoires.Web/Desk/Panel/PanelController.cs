using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Panel;

/// <summary>The jury of a call, and the form that composes it until a session is convened.</summary>
public sealed class PanelController(ManagedCalls managed, PanelMembers members) : ControllerBase
{
    /// <summary>Asks for the form to be filled in with the jury of the call from which this one was made.</summary>
    public const string TakeUp = "reprendre";

    [Reads("gestion/appels/{call}/jury"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowManagedPanelAsync(string call, CancellationToken cancellation)
    {
        var takenUp = Request.Query.ContainsKey(TakeUp) ? await FormOfSourceAsync(call, cancellation) : null;
        return await PageAsync(call, takenUp, null, null, cancellation);
    }

    /// <summary>The jury of the call from which this one was made, as a form that nobody saved; null when there is none.</summary>
    private async Task<PanelForm?> FormOfSourceAsync(string call, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { } state }
            && await SourceAsync(state, cancellation) is { } source
            ? PanelForm.Of(source.Panel, await members.FindAsync(source.Panel.SelectMany(seat => seat.Members()), cancellation))
            : null;

    /// <summary>Whose jury a call that has none yet can take up; a jury sits for one call, so a person says that it sits again.</summary>
    private async Task<CallState?> SourceAsync(CallState call, CancellationToken cancellation) =>
        call is { Panel: [], From: { } from }
            && await managed.FindAsync(from, Request.Actor(), cancellation) is { State: { Panel.Count: > 0 } source }
            ? source
            : null;

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
            Source = composes && typed is null ? await SourceAsync(state, cancellation) : null,
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
