using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Publication;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The laureates' page as it will be, under embargo.</summary>
public sealed class ShowPublicationPreview(ManagedCalls managed, Laureates laureates)
{
    [Function(nameof(ShowPublicationPreview)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/publication/apercu")] HttpRequest request, string call, CancellationToken cancellation) =>
        await managed.FindAsync(call, request.Actor(), cancellation) is { State: { } state } && await laureates.PreviewAsync(state, cancellation) is { } list
            ? new RazorComponentResult<LaureatesPage>(new { List = list, Preview = Addresses.ManagedPublication(call) })
            : Problems.NotFound.ToResult();
}
