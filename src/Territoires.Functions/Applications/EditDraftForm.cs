using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>Saves what was typed; on a refusal the page comes back with it, nothing lost.</summary>
public sealed class EditDraftForm(EditDraft edit, ApplicationStore applications, ApplicationPages pages)
{
    [Function(nameof(EditDraftForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        var typed = DraftForm.Of(fields);
        var edited = await edit.EditAsync(id, typed.ToRequest(), fields["version"].ToString(), act, cancellation);
        if (!edited.IsRefused)
        {
            return Results.LocalRedirect(Addresses.Application(id));
        }

        return ApplicationPages.IsAboutTheForm(edited.Refusal) && await applications.FindAsync(id, act.Actor, cancellation) is { } application
            ? await pages.ShowAsync(application, typed, edited.Refusal, cancellation)
            : edited.Refusal.ToResult();
    }
}
