using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Web.Applicant.Drafting;

namespace Territoires.Web.Applicant;

/// <summary>The applicant opens what they submitted, to change it in the form of the draft, or gives that up.</summary>
public sealed class ChangeController(ApplicationDesk desk, ApplicationStore applications, CallStore calls) : ControllerBase
{
    [HttpPost("candidatures/{id}/modification"), Policy(Permission.WriteApplications)]
    public async Task<IResult> BeginChangeAsync(string id, CancellationToken cancellation)
    {
        var begun = await desk.BeginChangeAsync(id, Request.Act(), cancellation);
        return begun.IsRefused
            ? await RefusedAsync(id, begun.Refusal, cancellation)
            : Results.LocalRedirect(DraftStep.Of(begun.Value.Call.Rules, begun.Value.State.Correction)[0].Address(id));
    }

    [HttpPost("candidatures/{id}/modification/abandon"), Policy(Permission.WriteApplications)]
    public async Task<IResult> GiveUpChangeAsync(string id, CancellationToken cancellation)
    {
        var givenUp = await desk.GiveUpChangeAsync(id, Request.Act(), cancellation);
        return givenUp.IsRefused
            ? await RefusedAsync(id, givenUp.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.Application(id));
    }

    /// <summary>The page of the application says why not.</summary>
    private async Task<IResult> RefusedAsync(string id, ActRefusal<ApplicationRefusal> refusal, CancellationToken cancellation)
    {
        var problem = Problems.Of(refusal);
        return refusal is ActRefusal<ApplicationRefusal>.Refused
            && await applications.FindAsync(id, Request.Actor(), cancellation) is { State: { } state }
            ? Page.Of(
                new ApplicationPage
                {
                    Call = await calls.ReadAsync(state.CallId, cancellation),
                    Application = state,
                    Now = Request.Act().ReceivedAt,
                    Problem = problem,
                },
                problem)
            : problem.ToResult();
    }
}
