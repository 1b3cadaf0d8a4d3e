using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Uploads;

namespace Territoires.Web.Desk.Documents;

/// <summary>The documents that go with a call, and for whoever writes it the form to give it one more.</summary>
public sealed class CallDocumentsController(ManagedCalls managed) : ControllerBase
{
    [Reads("gestion/appels/{call}/documents"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedDocumentsAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, string.Empty, null, cancellation);

    /// <summary>The page as things stand, or with the title that was typed and why the document was refused.</summary>
    private async Task<IResult> PageAsync(string call, string title, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(
            new ManagedDocumentsPage
            { Call = state, Title = title, Writes = CallAccess.Writes(state, actor), Problem = problem }, problem);
    }

    /// <summary>
    /// Gives the call a document under a title; its name in addresses is made of the title, so it never takes the place of another.
    /// </summary>
    [HttpPost("gestion/appels/{call}/documents"), Policy(Permission.PrepareCalls, Body = BodyKind.DocumentForm)]
    public async Task<IResult> AddCallDocumentAsync(string call, [FromServices] CallDocumentUpload upload, CancellationToken cancellation)
    {
        var act = Request.Act();
        var form = await Request.ReadFormAsync(cancellation);
        var title = form["title"].ToString().Trim();
        if (form.Files.GetFile("fichier") is not { } file)
        {
            return await PageAsync(call, title, Problems.ChoiceMissing("file", "Choisissez le fichier du document."), cancellation);
        }

        await using var content = file.OpenReadStream();
        var added = await upload.AddAsync(
            call, new GivenDocument(title, content, null), (state, document) => NameOf(state, title, document), act, cancellation);
        return added.IsRefused
            ? await PageAsync(call, title, added.Refusal, cancellation)
            : Results.LocalRedirect(Addresses.ManagedDocuments(call));
    }

    /// <summary>A second click finds the document of the first.</summary>
    private static string NameOf(CallState call, string title, Document file) =>
        call.Documents.FirstOrDefault(document => document.Title == title && document.Sha256 == file.Sha256)?.Name
        ?? WordKeys.NewOf(title, "document", call.Documents.Select(document => document.Name).ToHashSet(StringComparer.Ordinal));

    /// <summary>Takes a document away from a call that is not open yet.</summary>
    [HttpPost("gestion/appels/{call}/documents/{name}/retrait"), Policy(Permission.PrepareCalls)]
    public async Task<IResult> RemoveCallDocumentAsync(
        string call, string name, [FromServices] RemoveCallDocument remove, CancellationToken cancellation)
    {
        var act = Request.Act();
        var form = await Request.ReadFormAsync(cancellation);
        var removed = await remove.RunAsync(call, new CallCommand.RemoveDocument(name, form["empreinte"].ToString()), act, cancellation);
        return removed.IsRefused
            ? await PageAsync(call, string.Empty, Problems.Of(removed.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedDocuments(call));
    }
}
