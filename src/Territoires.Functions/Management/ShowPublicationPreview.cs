using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Territories;
using Territoires.Functions.Identity;
using Territoires.Functions.Publication;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>The laureates' page as it will be, under embargo.</summary>
public sealed class ShowPublicationPreview(ManagedCalls managed, Laureates laureates, Referential referential)
{
    [Function(nameof(ShowPublicationPreview)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/publication/apercu")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, request.Actor(), cancellation) is not { State: { } state } || await laureates.PreviewAsync(state, cancellation) is not { } list)
        {
            return Problems.NotFound.ToResult();
        }

        var view = new LaureatesView(list, await referential.PlacesAsync(cancellation));
        return new RazorComponentResult<LaureatesPage>(new { View = view, Choice = view.Whole, Preview = Addresses.ManagedPublication(call) });
    }
}
