using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>Gives the call a document under a title; its name in addresses is made of the title, so it never takes the place of another.</summary>
public sealed class AddCallDocumentForm(CallDocumentUpload upload, ShowManagedDocuments page)
{
    [Function(nameof(AddCallDocumentForm)), Policy(Permission.DefineCalls, Body = BodyKind.DocumentForm)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "gestion/appels/{call}/documents")] HttpRequest request,
        string call, CancellationToken cancellation)
    {
        var act = request.Act();
        var form = await request.ReadFormAsync(cancellation);
        var title = form["title"].ToString().Trim();
        if (form.Files.GetFile("fichier") is not { } file)
        {
            return await page.PageAsync(call, act.Actor, title, Problems.ChoiceMissing("file", "Choisissez le fichier du document."), cancellation);
        }

        await using var content = file.OpenReadStream();
        var added = await upload.AddAsync(call, new GivenDocument(title, content, null), (state, document) => NameOf(state, title, document), act, cancellation);
        return added.IsRefused
            ? await page.PageAsync(call, act.Actor, title, added.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.ManagedDocuments(call));
    }

    /// <summary>A second click finds the document of the first.</summary>
    private static string NameOf(CallState call, string title, Document file) =>
        call.Documents.FirstOrDefault(document => document.Title == title && document.Sha256 == file.Sha256)?.Name
        ?? QuestionKeys.NewOf(title, "document", call.Documents.Select(document => document.Name).ToHashSet(StringComparer.Ordinal));
}
