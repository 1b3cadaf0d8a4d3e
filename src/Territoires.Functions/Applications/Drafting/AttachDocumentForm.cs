using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Takes a document from the page of a draft.</summary>
public sealed class AttachDocumentForm(AttachDocument attach, DraftPages pages)
{
    [Function(nameof(AttachDocumentForm)), Policy(Permission.WriteApplications, Body = BodyKind.DocumentForm)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/pieces/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        if (fields.Files.GetFile("fichier") is not { } file)
        {
            return await AnswerAsync(id, act, Problems.NotAPdf with { Detail = "Aucun fichier n’a été choisi." }, cancellation);
        }

        await using var content = file.OpenReadStream();
        var attached = await attach.AttachAsync(id, kind, file.ContentType, content, null, act, cancellation);
        return await AnswerAsync(id, act, attached.IsRefused ? attached.Refusal : null, cancellation);
    }

    private Task<IResult> AnswerAsync(string id, Journal.Act act, Problem? problem, CancellationToken cancellation) =>
        pages.AnswerAsync(id, DraftStep.Documents, null, problem, Addresses.DraftStep(id, DraftStep.Documents), act, cancellation);
}
