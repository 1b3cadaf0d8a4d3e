using Territoires.Core.Calls;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Opening;

/// <summary>What the opening freezes, before it does.</summary>
public sealed class OpeningController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/ouverture"), Policy(Permission.OpenCalls)]
    public Task<IResult> ShowManagedOpeningAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, cancellation);

    /// <summary>The page as things stand, and why what was asked was refused.</summary>
    private async Task<IResult> PageAsync(string call, Problem? problem, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { } state } && (problem is null || problem.IsAboutTheForm)
            ? Page.Of(new ManagedOpeningPage { Call = state, Problem = problem }, problem)
            : (problem ?? Problems.NotFound).ToResult();

    /// <summary>An administrator confirms the opening.</summary>
    [HttpPost("gestion/appels/{call}/ouverture"), Policy(Permission.OpenCalls)]
    public async Task<IResult> OpenCallAsync(string call, [FromServices] OpenCall open, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (Confirmation.Opening.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, unconfirmed, cancellation);
        }

        var saved = await open.RunAsync(call, act, cancellation);
        return saved.IsRefused
            ? await PageAsync(call, Problems.Of(saved.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedCall(call));
    }
}
