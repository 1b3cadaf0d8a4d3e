using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Withdraws, after the page that says what that does.</summary>
public sealed class WithdrawApplicationForm(WithdrawApplication withdraw, ApplicationStore applications)
{
    [Function(nameof(WithdrawApplicationForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/retrait")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var withdrawn = await withdraw.RunAsync(id, act, cancellation);
        if (!withdrawn.IsRefused)
        {
            return Results.LocalRedirect(Addresses.Application(id));
        }

        var problem = Problems.Of(withdrawn.Refusal);
        return withdrawn.Refusal is ActRefusal<ApplicationRefusal>.Refused
            && await applications.FindAsync(id, act.Actor, cancellation) is { State: { Submission: not null } state }
            ? new RazorComponentResult<WithdrawalPage>(new { Application = state, Problem = problem }) { StatusCode = problem.Status }
            : problem.ToResult();
    }
}
