using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Web.Components;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>What would be deleted with a draft, before it is.</summary>
public sealed class DraftDeletionController(CallStore calls, ApplicationStore applications) : ControllerBase
{
    [Reads("candidatures/{id}/suppression"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowDraftDeletionAsync(string id, CancellationToken cancellation) =>
        PageAsync(id, null, cancellation);

    /// <summary>The draft as it is now, and why it was not deleted; what is no draft any more has its own page, which says so.</summary>
    private async Task<IResult> PageAsync(string id, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await applications.FindAsync(id, actor, cancellation) is not { State: { } state } application
            || !ApplicationAccess.IsOwner(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        return state.Stage == ApplicationStage.Draft
            ? Page.Of(new DraftDeletionPage
            {
                Call = await calls.ReadAsync(state.CallId, cancellation),
                Application = state,
                Version = application.EntityTag,
                Problem = problem
            }, problem)
            : Results.LocalRedirect(Addresses.Application(id));
    }

    /// <summary>Deletes a draft, after the page that says what that does.</summary>
    [HttpPost("candidatures/{id}/suppression"), Policy(Permission.WriteApplications)]
    public async Task<IResult> DeleteDraftAsync(string id, [FromServices] DeleteDraft delete, CancellationToken cancellation)
    {
        var act = Request.Act();
        var form = await Request.ReadFormAsync(cancellation);
        if (Confirmation.DraftDeletion.MissingIn(form) is { } unconfirmed)
        {
            return await PageAsync(id, unconfirmed, cancellation);
        }

        var deleted = await delete.RunAsync(id, form["version"].ToString(), act, cancellation);
        return deleted.Refusal switch
        {
            null => Results.LocalRedirect(Addresses.MyApplications),
            ActRefusal<ApplicationRefusal>.Stale => await PageAsync(id, Changed, cancellation),
            // It is no draft any more: its own page says what it is.
            ActRefusal<ApplicationRefusal>.Refused { Refusal: ApplicationRefusal.AlreadySubmitted } =>
                Results.LocalRedirect(Addresses.Application(id)),
            var refusal => Problems.Of(refusal).ToResult(),
        };
    }

    private static Problem Changed => Problems.Stale with
    {
        Title = "Ce brouillon a changé entre-temps.",
        Detail = "Il a été modifié depuis que cette page est ouverte\u00a0: dans un autre onglet, ou par une autre personne. Il n’est "
            + "pas supprimé.",
        Next = "Relisez-le\u00a0; s’il est à supprimer quand même, confirmez de nouveau.",
    };
}
