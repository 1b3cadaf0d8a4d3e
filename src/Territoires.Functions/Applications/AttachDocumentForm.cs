using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>Takes a document from the page of a draft.</summary>
public sealed class AttachDocumentForm(AttachDocument attach, ApplicationStore applications, ApplicationPages pages)
{
    /// <summary>What a form adds around a file.</summary>
    private const long Envelope = 1_000_000;

    [Function(nameof(AttachDocumentForm)), Policy(Permission.WriteApplications, MaxBody = DocumentKind.MaxBytes + Envelope)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "candidatures/{id}/pieces/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        var fields = await request.ReadFormAsync(cancellation);
        if (fields.Files.GetFile("fichier") is not { } file)
        {
            return await RefuseAsync(id, act, Problems.NotAPdf with { Detail = "Aucun fichier n’a été choisi." }, cancellation);
        }

        await using var content = file.OpenReadStream();
        var attached = await attach.AttachAsync(id, kind, file.ContentType, content, null, act, cancellation);
        return attached.IsRefused
            ? await RefuseAsync(id, act, attached.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.Application(id) + "#pieces");
    }

    private async Task<IResult> RefuseAsync(string id, Journal.Act act, Problem problem, CancellationToken cancellation) =>
        ApplicationPages.IsAboutTheForm(problem) && await applications.FindAsync(id, act.Actor, cancellation) is { } application
            ? await pages.ShowAsync(application, null, problem, cancellation)
            : problem.ToResult();
}
