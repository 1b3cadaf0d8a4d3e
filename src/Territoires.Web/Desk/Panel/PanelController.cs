using Territoires.Core.Accounts;
using Territoires.Core.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Panel;

/// <summary>The jury of a call, and the form that composes it until a session is convened.</summary>
public sealed class PanelController(ManagedCalls managed, AccountStore accounts) : ControllerBase
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

        return Page.Of(new ManagedPanelPage
        {
            Call = state,
            Form = typed ?? PanelForm.Of(state.Panel),
            Version = version ?? Tagged.Of(PanelAnswer.Of(state)),
            Composes = state.End is null && Policies.Permits(Permission.SetPanel, actor),
            Strangers = await accounts.WithoutAccountAsync(state.Panel.SelectMany(seat => seat.Members()), cancellation),
            Problem = problem,
        }, problem);
    }

    /// <summary>The secretary composes the jury from its page, over the version that they saw.</summary>
    [HttpPost("gestion/appels/{call}/jury"), Policy(Permission.SetPanel, Body = BodyKind.Text)]
    public async Task<IResult> SetPanelAsync(string call, [FromServices] SetPanel set, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = PanelForm.Of(fields);
        var version = fields["version"].ToString();
        var faults = new List<Fault>();
        var seats = typed.Read(faults);
        if (faults.Count > 0)
        {
            return await PageAsync(call, typed, version, Problems.FormUnreadable([.. faults, .. PanelCheck.Faults(seats)]), cancellation);
        }

        var done = await set.RunAsync(call, seats, PanelAnswer.IsSeen(version), act, cancellation);
        return done.IsRefused
            ? await PageAsync(call, typed, version, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPanel(call));
    }
}
