using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Designation;

/// <summary>The designation, to the four roles that may know of it before the publication.</summary>
public sealed class ReadDesignation(CallStore calls)
{
    [Function(nameof(ReadDesignation)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/designation")] HttpRequest request, string call, CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { Designation: not null } state && request.Actor().MayTouch(call)
            ? Tagged.Json(request, DesignationAnswer.Of(state))
            : Problems.NotFound.ToResult();
}
