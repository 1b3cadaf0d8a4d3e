using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Juror;

/// <summary>The page on which a juror steps aside from a file, knowing what it does.</summary>
public sealed class RecusalController(CallStore calls, SessionStore sessions, ApplicationStore applications) : ControllerBase
{
    [Reads("jury/dossiers/{id}/deport"), Policy(Permission.RecuseOneself)]
    public async Task<IResult> ShowRecusalAsync(string id, CancellationToken cancellation)
    {
        if (await applications.FindOfJurorAsync(id, Request.Actor(), cancellation) is not { State: { } application })
        {
            return Problems.Of(await applications.WhyNotAsync(id, Request.Actor().AsJuror(), cancellation)).ToResult();
        }

        var call = await calls.ReadAsync(application.CallId, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        return session is { TakesRecusal: false }
            ? Problems.Of(new ApplicationRefusal.TooLateToRecuse()).ToResult()
            : Page.Of(new RecusalPage { Call = call, Application = application });
    }

    /// <summary>They step aside; they are back at their desk, which says so, and the file is closed to them.</summary>
    [HttpPost("jury/dossiers/{id}/deport"), Policy(Permission.RecuseOneself)]
    public async Task<IResult> RecuseOneselfAsync(string id, [FromServices] RecuseOneself recuse, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { State: { } application })
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var typed = (await Request.ReadFormAsync(cancellation))["ground"].ToString();
        if (InstructionText.Chosen<RecusalGround>(InstructionText.Grounds, typed) is not { } ground)
        {
            var missing = Problems.ChoiceMissing("ground", "Choisissez le motif de votre déport.");
            return await RefusedAsync(application, typed, missing, cancellation);
        }

        var recused = await recuse.RunAsync(id, ground, act, cancellation);
        return recused.IsRefused
            ? await RefusedAsync(application, typed, Problems.Of(recused.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.JuryRecused(id));
    }

    private async Task<IResult> RefusedAsync(
        ApplicationState application, string typed, Problem problem, CancellationToken cancellation) => problem.IsAboutTheForm
        ? Page.Of(
            new RecusalPage
            {
                Call = await calls.ReadAsync(application.CallId, cancellation),
                Application = application,
                Ground = typed,
                Problem = problem,
            }, problem)
        : problem.ToResult();
}
