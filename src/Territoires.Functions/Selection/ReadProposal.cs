using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Selection;

/// <summary>The proposal, to the four roles that may know of it before the publication.</summary>
public sealed class ReadProposal(CallStore calls)
{
    [Function(nameof(ReadProposal)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/proposal")] HttpRequest request, string call, CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { Proposal: not null } state && request.Actor().MayTouch(call)
            ? Tagged.Json(request, ProposalAnswer.Of(state))
            : Problems.NotFound.ToResult();
}
