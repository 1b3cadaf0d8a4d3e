using Territoires.Core.Applications;

namespace Territoires.Web.Desk.Corrections;

/// <summary>Where the secretary asks for a correction of one application.</summary>
public sealed class CorrectionController(ManagedCalls managed, ApplicationStore applications) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}/correction"), Policy(Permission.AskCorrections)]
    public Task<IResult> ShowManagedCorrectionAsync(string call, string id, CancellationToken cancellation) =>
        PageAsync(call, id, CorrectionForm.Empty, null, cancellation);

    /// <summary>The form, empty or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, string id, CorrectionForm typed, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: not null } application }
            || application.CallId != call
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedCorrectionPage { Call = state, Application = application, Form = typed, Problem = problem }, problem);
    }

    /// <summary>The secretary asks for a correction from its page, then sees it on that of the file.</summary>
    [HttpPost("gestion/appels/{call}/recevabilite/{id}/correction"), Policy(Permission.AskCorrections)]
    public async Task<IResult> AskCorrectionAsync(string call, string id, [FromServices] AskCorrection ask, CancellationToken cancellation)
    {
        var act = Request.Act();
        var typed = CorrectionForm.Of(await Request.ReadFormAsync(cancellation));
        var done = await ask.RunAsync(id, found => typed.Request.ToCommand(found, act.ReceivedAt), act, cancellation);
        return done.IsRefused
            ? await PageAsync(call, id, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
