using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;

namespace Territoires.Web.Applicant;

/// <summary>Where an application stands: what is left to do of a draft; what happens next to what was submitted.</summary>
public sealed class ApplicationController(CallStore calls, ApplicationStore applications, JuryReasons reasons) : ControllerBase
{
    [Reads("candidatures/{id}"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowApplicationAsync(string id, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state }
            || !ApplicationAccess.MayWrite(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var reason = ApplicationOutcome.Of(state, call, act.ReceivedAt) is null ? null : await reasons.OfAsync(state, call, cancellation);
        return Page.Of(new ApplicationPage { Call = call, Application = state, Now = act.ReceivedAt, JuryReason = reason });
    }

    /// <summary>What a withdrawal does, before it is done.</summary>
    [Reads("candidatures/{id}/retrait"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowWithdrawalAsync(string id, CancellationToken cancellation) =>
        await applications.FindAsync(id, Request.Actor(), cancellation) is { State: { Stage: ApplicationStage.Submitted } state }
            && ApplicationAccess.IsOwner(state, Request.Actor())
            ? Page.Of(new WithdrawalPage { Application = state, Problem = (Problem?)null })
            : Problems.NotFound.ToResult();

    /// <summary>Withdraws, after the page that says what that does.</summary>
    [HttpPost("candidatures/{id}/retrait"), Policy(Permission.WriteApplications)]
    public async Task<IResult> WithdrawApplicationAsync(
        string id, [FromServices] ApplicationDesk desk, CancellationToken cancellation)
    {
        var act = Request.Act();
        var withdrawn = await desk.WithdrawAsync(id, act, cancellation);
        if (!withdrawn.IsRefused)
        {
            return Results.LocalRedirect(Addresses.Application(id));
        }

        var problem = Problems.Of(withdrawn.Refusal);
        return withdrawn.Refusal is ActRefusal<ApplicationRefusal>.Refused
            && await applications.FindAsync(id, act.Actor, cancellation) is { State: { Submission: not null } state }
            ? Page.Of(new WithdrawalPage { Application = state, Problem = problem }, problem)
            : problem.ToResult();
    }
}
