using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Web.Files;
using Territoires.Web.Served.Pdf;

namespace Territoires.Web.Applicant;

/// <summary>The receipt of what was submitted, to its applicant: a page to keep or print, and a file.</summary>
public sealed class ReceiptController(CallStore calls, ApplicationStore applications, Receipts receipts) : ControllerBase
{
    [Reads("candidatures/{id}/recepisse"), Policy(Permission.WriteApplications)]
    public async Task<IResult> ShowReceiptAsync(string id, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { } reading
            ? Page.Of(new ReceiptPage { Reading = reading })
            : Problems.NotFound.ToResult();

    [Reads("candidatures/{id}/recepisse.pdf"), Policy(Permission.WriteApplications)]
    public async Task<IResult> DownloadReceiptAsync(string id, [FromServices] PdfFiles files, CancellationToken cancellation) =>
        await ReadAsync(id, cancellation) is { Receipt: var receipt, Call.Rules: var rules } reading
            ? await files.AnswerAsync(reading, new PdfCover(
                $"Récépissé de dépôt {receipt.Number} – {receipt.CallTitle}", ReceiptPage.Heading, rules.Organiser, receipt.ReceivedAt,
                $"{receipt.Number}-recepisse", ReceiptPage.NoticeOf(receipt)))
            : Problems.NotFound.ToResult();

    private async Task<ReceiptReading?> ReadAsync(string id, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { Submission: not null } state }
            || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return null;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return new ReceiptReading
        {
            Receipt = await receipts.OfAsync(state, call, act.Actor, cancellation),
            Call = call,
            Application = state,
            Now = act.ReceivedAt,
        };
    }
}
