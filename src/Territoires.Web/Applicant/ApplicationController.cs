using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Web.Files;

namespace Territoires.Web.Applicant;

/// <summary>Where an application stands: what is left to do of a draft; what happens next to what was submitted.</summary>
public sealed class ApplicationController(CallStore calls, ApplicationStore applications, JuryReasons reasons, Receipts receipts)
    : ControllerBase
{
    [Reads("candidatures/{id}"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowApplicationAsync(string id, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state }
            || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var reason = ApplicationOutcome.Of(state, call, act.ReceivedAt) is null ? null : await reasons.OfAsync(state, call, cancellation);
        return Page.Of(new ApplicationPage { Call = call, Application = state, Now = act.ReceivedAt, JuryReason = reason });
    }

    /// <summary>The receipt as a page to keep or print.</summary>
    [Reads("candidatures/{id}/recepisse"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowReceiptAsync(string id, CancellationToken cancellation) => ReceiptAsync(id, 1, cancellation);

    /// <summary>The receipt of a version that replaced what was first submitted.</summary>
    [Reads("candidatures/{id}/recepisses/{version:int}"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowVersionReceiptAsync(string id, int version, CancellationToken cancellation) =>
        ReceiptAsync(id, version, cancellation);

    private async Task<IResult> ReceiptAsync(string id, int version, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, Request.Actor(), cancellation) is not { State: { Submission: not null } state }
            || !ApplicationAccess.IsOwner(state, Request.Actor())
            || version < 1 || version > state.Received.Count)
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return Page.Of(
            new ReceiptPage
            {
                Receipt = await receipts.OfAsync(state, call, Request.Actor(), cancellation, version),
                Version = version,
                Call = call,
                Application = state,
                Now = Request.Act().ReceivedAt
            });
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
