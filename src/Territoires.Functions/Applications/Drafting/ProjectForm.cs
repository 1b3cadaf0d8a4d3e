using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Saves what every application says of its project, then goes on.</summary>
public sealed class ProjectForm(EditSection edit, DraftPages pages)
{
    [Function(nameof(ProjectForm)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/etapes/projet")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        var typed = TypedFields.Of(await request.ReadFormAsync(cancellation));
        var change = new ContentRequest
        {
            Title = typed["title"],
            Theme = typed["theme"],
            Summary = typed["summary"],
            Ambitions = TypedFields.Lines(typed["ambitions"]),
            PhotoCredit = typed["photoCredit"],
        };
        var edited = await edit.EditAsync(id, DraftStep.Project, _ => change, typed["version"], act, cancellation);
        return await pages.AnswerAsync(id, DraftStep.Project, typed, edited, act, cancellation);
    }
}
