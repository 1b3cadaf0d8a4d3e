using Territoires.Core.Applications;
using Territoires.Web.Components;

namespace Territoires.Web.Desk.Ending;

/// <summary>Ending a call without a list, whatever is left undone.</summary>
public sealed class EndController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/fin"), Policy(Permission.EndCalls)]
    public Task<IResult> ShowManagedEndAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, string.Empty, string.Empty, null, cancellation);

    /// <summary>The page as things stand, or with what was chosen and typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, string kind, string reason, Problem? problem, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedEndPage
        {
            Call = state,
            Kind = kind,
            Reason = reason,
            IsPublished = state.IsPublishedAt(act.ReceivedAt),
            Problem = problem,
        }, problem);
    }

    /// <summary>An administrator ends the call; everybody reads why.</summary>
    [HttpPost("gestion/appels/{call}/fin"), Policy(Permission.EndCalls)]
    public async Task<IResult> EndCallAsync(string call, [FromServices] EndCall end, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var (typed, reason) = (form["kind"].ToString(), form["reason"].ToString().ReplaceLineEndings("\n").Trim());
        if (ManagedEndPage.KindOf(typed) is not { } kind)
        {
            return await PageAsync(
                call, typed, reason, Problems.ChoiceMissing("kind", "Dites comment l’appel prend fin."), cancellation);
        }

        if (Confirmation.End.MissingIn(form) is { } unconfirmed)
        {
            return await PageAsync(call, typed, reason, unconfirmed, cancellation);
        }

        var ended = await end.RunAsync(call, kind, reason, Request.Act(), cancellation);
        return ended.IsRefused
            ? await PageAsync(call, typed, reason, Problems.Of(ended.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedCall(call));
    }
}
