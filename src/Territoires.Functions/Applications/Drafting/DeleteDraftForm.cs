using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Deletes a draft, after the page that says what that does.</summary>
public sealed class DeleteDraftForm(DeleteDraft delete, ShowDraftDeletion page)
{
    [Function(nameof(DeleteDraftForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/suppression")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var form = await request.ReadFormAsync(cancellation);
        if (Confirmation.DraftDeletion.MissingIn(form) is { } unconfirmed)
        {
            return await page.PageAsync(id, act.Actor, unconfirmed, cancellation);
        }

        var deleted = await delete.RunAsync(id, form["version"].ToString(), act, cancellation);
        return deleted.Refusal switch
        {
            null => Results.LocalRedirect(Addresses.MyApplications),
            ActRefusal<ApplicationRefusal>.Stale => await page.PageAsync(id, act.Actor, Changed, cancellation),
            // It is no draft any more: its own page says what it is.
            ActRefusal<ApplicationRefusal>.Refused { Refusal: ApplicationRefusal.AlreadySubmitted } =>
                Results.LocalRedirect(Addresses.Application(id)),
            var refusal => Problems.Of(refusal).ToResult(),
        };
    }

    private static Problem Changed => Problems.Stale with
    {
        Title = "Ce brouillon a changé entre-temps.",
        Detail = "Il a été modifié depuis que cette page est ouverte\u00a0: dans un autre onglet, ou par une autre personne. Il n’est pas supprimé.",
        Next = "Relisez-le\u00a0; s’il est à supprimer quand même, confirmez de nouveau.",
    };
}
