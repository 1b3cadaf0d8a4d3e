using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Web.Files;
using Territoires.Web.Served.Pdf;

namespace Territoires.Web.Applicant;

/// <summary>The receipt of what was submitted, to its applicant: a page to keep or print, and a file.</summary>
public sealed class ReceiptController(CallStore calls, ApplicationStore applications, Receipts receipts) : ControllerBase
{
    [Reads("candidatures/{id}/recepisse"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowReceiptAsync(string id, CancellationToken cancellation) => PageAsync(id, 1, cancellation);

    /// <summary>The receipt of a version that replaced what was first submitted.</summary>
    [Reads("candidatures/{id}/recepisses/{version:int}"), Policy(Permission.WriteApplications)]
    public Task<IResult> ShowVersionReceiptAsync(string id, int version, CancellationToken cancellation) =>
        PageAsync(id, version, cancellation);

    private async Task<IResult> PageAsync(string id, int version, CancellationToken cancellation) =>
        await ReadAsync(id, version, cancellation) is { } reading
            ? Page.Of(new ReceiptPage { Reading = reading })
            : Problems.NotFound.ToResult();

    [Reads("candidatures/{id}/recepisse.pdf"), Policy(Permission.WriteApplications)]
    public Task<IResult> DownloadReceiptAsync(string id, [FromServices] PdfFiles files, CancellationToken cancellation) =>
        FileAsync(id, 1, files, cancellation);

    [Reads("candidatures/{id}/recepisses/{version:int}.pdf"), Policy(Permission.WriteApplications)]
    public Task<IResult> DownloadVersionReceiptAsync(
        string id, int version, [FromServices] PdfFiles files, CancellationToken cancellation) =>
        FileAsync(id, version, files, cancellation);

    private async Task<IResult> FileAsync(string id, int version, PdfFiles files, CancellationToken cancellation) =>
        await ReadAsync(id, version, cancellation) is { Receipt: var receipt, Call.Rules: var rules } reading
            ? await files.AnswerAsync(reading, new PdfCover(
                $"{reading.Heading()} {receipt.Number} – {receipt.CallTitle}", reading.Heading(), rules.Organiser, receipt.ReceivedAt,
                version == 1 ? $"{receipt.Number}-recepisse" : $"{receipt.Number}-recepisse-version-{version}",
                ReceiptPage.NoticeOf(receipt)))
            : Problems.NotFound.ToResult();

    private async Task<ReceiptReading?> ReadAsync(string id, int version, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { Submission: not null } state }
            || !ApplicationAccess.MayWrite(state, act.Actor)
            || version < 1 || version > state.Received.Count)
        {
            return null;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return new ReceiptReading
        {
            Receipt = await receipts.OfAsync(state, call, act.Actor, cancellation, version),
            Version = version,
            Call = call,
            Application = state,
            Now = act.ReceivedAt,
        };
    }
}
