using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Territories;
using Territoires.Functions.Applications.Drafting;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Every step of the form as an applicant will see it, with nothing to fill and nothing saved.</summary>
public sealed class ShowFormPreview(ManagedCalls managed, Referential referential)
{
    [Function(nameof(ShowFormPreview)), Policy(Permission.ReadChoice)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/formulaire/apercu/{step}")] HttpRequest request, string call, string step, CancellationToken cancellation)
    {
        if (await managed.FindToPreviewAsync(call, request.Actor(), cancellation) is not { } state || DraftStep.Of(state.Rules).All(one => one.Key != step))
        {
            return Problems.NotFound.ToResult();
        }

        return new RazorComponentResult<FormPreviewPage>(new
        {
            Call = state,
            Step = DraftStep.Find(state.Rules, step),
            Places = await referential.PlacesAsync(cancellation),
            Manages = await managed.FindAsync(call, request.Actor(), cancellation) is not null,
        });
    }
}
