using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications.Drafting;

/// <summary>Takes a document from the page of a draft.</summary>
public sealed class AttachDocumentForm(DocumentUpload upload, DraftPages pages)
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
            return await AnswerAsync(id, act, Problems.ChoiceMissing($"documents.{kind}", "Aucun fichier n’a été choisi."), cancellation);
        }

        await using var content = file.OpenReadStream();
        var attached = await upload.AttachAsync(id, kind, content, null, act, cancellation, fields["empreinte"].ToString());
        return await AnswerAsync(id, act, attached.IsRefused ? About(kind, attached.Refusal) : null, cancellation);
    }

    /// <summary>The page asks for several files: the refusal of one says which.</summary>
    private static Problem About(string kind, Problem problem) => problem is { Status: 413 or 415 or 422, Faults: [] }
        ? problem with { Faults = [new Fault($"documents.{kind}", problem.Detail)] }
        : problem;

    private Task<IResult> AnswerAsync(string id, Act act, Problem? problem, CancellationToken cancellation) =>
        pages.AnswerAsync(id, DraftStep.Documents, null, problem, Addresses.DraftStep(id, DraftStep.Documents), act, cancellation);
}
