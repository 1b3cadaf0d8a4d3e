using Territoires.Core.Territories;
using Territoires.Web.Applicant.Drafting;

namespace Territoires.Web.Desk.Questions;

/// <summary>Every step of the form as an applicant will see it, with nothing to fill and nothing saved.</summary>
public sealed class FormPreviewController(ManagedCalls managed, Referential referential) : ControllerBase
{
    [Reads("gestion/appels/{call}/formulaire/apercu/{step}"), Policy(Permission.ReadChoice)]
    public async Task<IResult> ShowFormPreviewAsync(string call, string step, CancellationToken cancellation)
    {
        if (await managed.FindToPreviewAsync(call, Request.Actor(), cancellation) is not { } state
            || DraftStep.Of(state.Rules).All(one => one.Key != step))
        {
            return Problems.NotFound.ToResult();
        }

        return Page.Of(new FormPreviewPage
        {
            Call = state,
            Step = DraftStep.Find(state.Rules, step),
            Places = await referential.PlacesAsync(cancellation),
            Manages = await managed.FindAsync(call, Request.Actor(), cancellation) is not null,
        });
    }
}
