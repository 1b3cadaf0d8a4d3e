using Territoires.Core.Applications;
using Territoires.Web.Files;
using Territoires.Web.Uploads;

namespace Territoires.Web.Applicant.Drafting;

/// <summary>Takes a document from the page of a draft.</summary>
public sealed class DraftDocumentsController(ApplicationStore applications, DraftPages pages) : ControllerBase
{
    /// <summary>A document read again by its applicant, at the address of its page.</summary>
    [Reads("candidatures/{id}/pieces/{kind}"), Policy(Permission.WriteApplications)]
    public Task<IResult> ReadDocumentAsync(
        string id, string kind, [FromServices] ApplicationDocuments kept, CancellationToken cancellation) =>
        kept.ReadAsync(id, kind, Request.Act(), cancellation);

    [HttpPost("candidatures/{id}/pieces/{kind}"), Policy(Permission.WriteApplications, Body = BodyKind.DocumentForm)]
    public async Task<IResult> AttachDocumentAsync(
        string id, string kind, [FromServices] DocumentUpload upload, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        if (fields.Files.GetFile("fichier") is not { } file)
        {
            return await AnswerAsync(id, Problems.ChoiceMissing($"documents.{kind}", "Aucun fichier n’a été choisi."), cancellation);
        }

        await using var content = file.OpenReadStream();
        var attached = await upload.AttachAsync(id, kind, content, null, act, cancellation, fields["empreinte"].ToString());
        return await AnswerAsync(id, attached.IsRefused ? About(kind, attached.Refusal) : null, cancellation);
    }

    /// <summary>The page asks for several files: the refusal of one says which.</summary>
    private static Problem About(string kind, Problem problem) => problem is { Status: 413 or 415 or 422, Faults: [] }
        ? problem with { Faults = [new Fault($"documents.{kind}", problem.Detail)] }
        : problem;

    private Task<IResult> AnswerAsync(string id, Problem? problem, CancellationToken cancellation) =>
        pages.AnswerAsync(
            id, DraftStep.Documents, null, problem, Addresses.DraftStep(id, DraftStep.Documents), Request.Act(), cancellation);

    /// <summary>Takes a document back from the page of a draft: the one that was seen there, or none when a second click comes.</summary>
    [HttpPost("candidatures/{id}/pieces/{kind}/retrait"), Policy(Permission.WriteApplications)]
    public async Task<IResult> DetachDocumentAsync(
        string id, string kind, [FromServices] DetachDocument detach, CancellationToken cancellation)
    {
        var act = Request.Act();
        var seen = (await Request.ReadFormAsync(cancellation))["empreinte"].ToString();
        var detached = await detach.RunAsync(id, kind, seen, act, cancellation);
        var problem = detached.IsRefused && !await IsGoneAsync(id, kind, act, cancellation) ? Problems.Of(detached.Refusal) : null;
        return await pages.AnswerAsync(
            id, DraftStep.Documents, null, problem, Addresses.DraftStep(id, DraftStep.Documents), act, cancellation);
    }

    private async Task<bool> IsGoneAsync(string id, string kind, Act act, CancellationToken cancellation) =>
        await applications.FindAsync(id, act.Actor, cancellation) is { State: { } state } && ApplicationAccess.MayWrite(state, act.Actor)
            && state.AsWritten.DocumentOf(kind) is null;
}
