using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
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

        return await delete.DeleteAsync(id, form["version"].ToString(), act, cancellation) switch
        {
            null => Results.LocalRedirect(Addresses.MyApplications),
            { Status: StatusCodes.Status412PreconditionFailed } => await page.PageAsync(id, act.Actor, Changed, cancellation),
            { Status: StatusCodes.Status409Conflict } => Results.LocalRedirect(Addresses.Application(id)),
            var problem => problem.ToResult(),
        };
    }

    private static Problem Changed => Problems.Stale with
    {
        Title = "Ce brouillon a changé entre-temps.",
        Detail = "Il a été modifié depuis que cette page est ouverte\u00a0: dans un autre onglet, ou par une autre personne. Il n’est pas supprimé.",
        Next = "Relisez-le\u00a0; s’il est à supprimer quand même, confirmez de nouveau.",
    };
}
