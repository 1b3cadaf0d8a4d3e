using Territoires.Core.Applications;
using Territoires.Web.Files;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>Takes the documents from the page of a draft.</summary>
public sealed class DraftDocumentsController(ApplicationStore applications, DraftPages pages) : ControllerBase
{
    /// <summary>A document read again by its applicant, at the address of its page.</summary>
    [Reads("candidatures/{id}/pieces/{kind}"), Policy(Permission.WriteApplications)]
    public Task<IResult> ReadDocumentAsync(
        string id, string kind, [FromServices] ApplicationDocuments kept, CancellationToken cancellation) =>
        kept.ReadAsync(id, kind, Request.Act(), cancellation);

    /// <summary>
    /// Whichever button is pressed, every file that is chosen is attached: the page is one form, so that none is lost by going on.
    /// </summary>
    [HttpPost("candidatures/{id}/etapes/pieces"), Policy(Permission.WriteApplications, Body = BodyKind.DocumentsForm)]
    public async Task<IResult> DocumentsAsync(
        string id, [FromServices] ChosenDocuments chosen, [FromServices] DetachDocument detach, CancellationToken cancellation)
    {
        var act = Request.Act();
        var form = await Request.ReadFormAsync(cancellation);
        var (attached, problem) = await chosen.AttachAsync(id, form, act, cancellation);
        problem ??= FileMissing(form) ?? await TakeBackAsync(id, form, detach, act, cancellation);
        var done = new JustDone(attached, problem is null ? form[DocumentFields.TakeBack].FirstOrDefault() : null);
        var next = form.ContainsKey(DocumentFields.Continue) ? DraftStep.Submission : DraftStep.Documents;
        return await pages.AnswerAsync(
            id, DraftStep.Documents, null, problem, done.Said(Addresses.DraftStep(id, next)), act, cancellation, done);
    }

    /// <summary>The button of one document was pressed, and no file is chosen for it.</summary>
    private static Problem? FileMissing(IFormCollection form) =>
        form[DocumentFields.Join].FirstOrDefault() is { } kind && form.Files.GetFile(DocumentFields.File(kind)) is null
            ? Problems.ChoiceMissing($"documents.{kind}", "Aucun fichier n’a été choisi.")
            : null;

    /// <summary>Takes back the document that was seen there, if its button was pressed, or none when a second click comes.</summary>
    private async Task<Problem?> TakeBackAsync(
        string id, IFormCollection form, DetachDocument detach, Act act, CancellationToken cancellation)
    {
        if (form[DocumentFields.TakeBack].FirstOrDefault() is not { } kind)
        {
            return null;
        }

        var detached = await detach.RunAsync(id, kind, form[DocumentFields.Shown(kind)].ToString(), act, cancellation);
        return detached.IsRefused && !await IsGoneAsync(id, kind, act, cancellation) ? Problems.Of(detached.Refusal) : null;
    }

    private async Task<bool> IsGoneAsync(string id, string kind, Act act, CancellationToken cancellation) =>
        await applications.FindAsync(id, act.Actor, cancellation) is { State: { } state } && ApplicationAccess.MayWrite(state, act.Actor)
            && state.AsWritten.DocumentOf(kind) is null;
}
