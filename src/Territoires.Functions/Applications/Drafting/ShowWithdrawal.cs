using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>What a withdrawal does, before it is done.</summary>
public sealed class ShowWithdrawal(ApplicationStore applications)
{
    [Function(nameof(ShowWithdrawal)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "candidatures/{id}/retrait")] HttpRequest request, string id, CancellationToken cancellation) =>
        await applications.FindAsync(id, request.Actor(), cancellation) is { State: { Stage: ApplicationStage.Submitted } state } && ApplicationAccess.IsOwner(state, request.Actor())
            ? new RazorComponentResult<WithdrawalPage>(new { Application = state, Problem = (Problem?)null })
            : Problems.NotFound.ToResult();
}
