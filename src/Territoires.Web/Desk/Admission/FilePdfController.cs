using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.Served;
using Territoires.Web.Served.Pdf;

namespace Territoires.Web.Desk.Admission;

/// <summary>One application, to take away: alone, or with its documents.</summary>
public sealed class FilePdfController(
    ManagedCalls managed, ApplicationStore applications, Receipts receipts, PdfFiles files) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}/dossier.pdf"), Policy(Permission.ReadReviews)]
    public async Task<IResult> DownloadManagedFileAsync(string call, string id, CancellationToken cancellation) =>
        await FindAsync(call, id, cancellation) is var (state, application)
            ? await files.AnswerAsync(await ReadingAsync(state, application, cancellation), CoverOf(state, application))
            : Problems.NotFound.ToResult();

    [Reads("gestion/appels/{call}/recevabilite/{id}/dossier.zip"), Policy(Permission.ReadReviews)]
    public async Task<IResult> DownloadManagedFileAndDocumentsAsync(
        string call, string id, [FromServices] DocumentStore documents, CancellationToken cancellation)
    {
        if (await FindAsync(call, id, cancellation) is not var (state, application))
        {
            return Problems.NotFound.ToResult();
        }

        var cover = CoverOf(state, application);
        var submission = application.Submission!;
        var pdf = await files.BytesAsync(await ReadingAsync(state, application, cancellation), cover);
        var zipped = new List<ZippedFile> { new($"{cover.FileName}.pdf", new MemoryStream(pdf)) };
        try
        {
            foreach (var document in application.AsRead(state.Rules).Documents)
            {
                // Number and kind: a name on a disk says nothing of who applies.
                zipped.Add(new ZippedFile($"{submission.Number}-{document.Kind}.pdf", await documents.OpenAsync(document, cancellation)));
            }
        }
        catch
        {
            // Nobody will be given what was opened.
            foreach (var opened in zipped)
            {
                await opened.Content.DisposeAsync();
            }

            throw;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(state.Rules.Calendar.Zone);
        return new ZippedFiles($"{cover.FileName}.zip", TimeZoneInfo.ConvertTime(submission.ReceivedAt, zone), zipped);
    }

    /// <summary>The call and a submitted application of it, for whoever may read both.</summary>
    private async Task<(CallState Call, ApplicationState Application)?> FindAsync(string call, string id, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        return await managed.FindAsync(call, actor, cancellation) is { State: { } state }
            && await applications.FindAsync(id, actor, cancellation) is { State: { Submission: not null } application }
            && application.CallId == call
            ? (state, application)
            : null;
    }

    private async Task<FileReading> ReadingAsync(CallState call, ApplicationState application, CancellationToken cancellation) => new()
    {
        Call = call,
        Application = application,
        Signature = await receipts.SignatureAsync(application, Request.Actor(), cancellation),
    };

    private static PdfCover CoverOf(CallState call, ApplicationState application)
    {
        var name = NamedFile.Of(application).Name;
        var submission = application.Submission!;
        return new PdfCover(
            $"{name} – {call.Rules.Title}", name, call.Rules.Organiser, submission.ReceivedAt, $"{submission.Number}-dossier",
            call.Rules.Fictitious ? CallAnswer.FictitiousRules : null);
    }
}
