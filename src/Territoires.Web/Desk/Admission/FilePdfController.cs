using Territoires.Core.Applications;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.Served.Pdf;

namespace Territoires.Web.Desk.Admission;

/// <summary>One application, to take away.</summary>
public sealed class FilePdfController(ManagedCalls managed, ApplicationStore applications, Receipts receipts) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}/dossier.pdf"), Policy(Permission.ReadReviews)]
    public async Task<IResult> DownloadManagedFileAsync(
        string call, string id, [FromServices] PdfFiles files, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: { } submission } application }
            || application.CallId != call)
        {
            return Problems.NotFound.ToResult();
        }

        var name = NamedFile.Of(application).Name;
        return await files.AnswerAsync(
            new FileReading
            {
                Call = state,
                Application = application,
                Signature = await receipts.SignatureAsync(application, actor, cancellation),
            },
            new PdfCover(
                $"{name} – {state.Rules.Title}", name, state.Rules.Organiser, submission.ReceivedAt, $"{submission.Number}-dossier",
                state.Rules.Fictitious ? CallAnswer.FictitiousRules : null));
    }
}
