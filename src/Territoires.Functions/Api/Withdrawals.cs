using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Api;

/// <summary>Applications that are taken back.</summary>
public sealed class Withdrawals(WithdrawApplication withdraw)
{
    [Function("WithdrawApplication"), Policy(Permission.WriteApplications)]
    public async Task<IResult> WithdrawApplicationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/withdrawal")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation) =>
        (await withdraw.RunAsync(id, request.Act(), durable, cancellation)).ToHttp(_ => Results.NoContent());
}
