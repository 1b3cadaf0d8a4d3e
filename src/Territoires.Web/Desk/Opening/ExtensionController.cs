using Territoires.Core.Applications;
using Territoires.Web.Components;
using Territoires.Web.Received;

namespace Territoires.Web.Desk.Opening;

/// <summary>Which dates stand, how they moved, and the form to put off the closing.</summary>
public sealed class ExtensionController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/prolongation"), Policy(Permission.ExtendCalls)]
    public Task<IResult> ShowManagedExtensionAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, ExtensionRequest? typed, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var calendar = state.Rules.Calendar;
        return Page.Of(new ManagedExtensionPage
        {
            Call = state,
            Typed = typed
                ?? new ExtensionRequest(
                    calendar.Closes?.Local ?? string.Empty, string.Empty, calendar.ReviewsBy?.Local, calendar.EarliestPublication.Local),
            Problem = problem,
        }, problem);
    }

    /// <summary>An administrator puts off the closing, in the call’s own zone.</summary>
    [HttpPost("gestion/appels/{call}/prolongation"), Policy(Permission.ExtendCalls)]
    public async Task<IResult> ExtendCallAsync(string call, [FromServices] ExtendCall extend, CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        string Typed(string field) => LocalTime.Whole(form[field].ToString());
        var typed = new ExtensionRequest(
            Typed("closes"), form["reason"].ToString().ReplaceLineEndings("\n"), Typed("reviewsBy"), Typed("earliestPublication"));
        if (Confirmation.Extension.MissingIn(form) is { } unconfirmed)
        {
            return await PageAsync(call, typed, unconfirmed, cancellation);
        }

        var saved = await extend.RunAsync(call, typed.Over, typed.Reason.Trim(), Request.Act(), cancellation);
        return saved.IsRefused
            ? await PageAsync(call, typed, Problems.Of(saved.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedExtension(call));
    }
}
