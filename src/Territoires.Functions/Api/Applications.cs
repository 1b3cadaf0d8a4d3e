using System.Security.Cryptography;
using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Web.Answers;
using Territoires.Web.Files;
using Territoires.Web.OpenApi;
using Territoires.Web.Received;

namespace Territoires.Functions.Api;

/// <summary>What becomes of an application as a whole: submitted, withdrawn, deleted while it is a draft; and of its signature.</summary>
public sealed class Applications(
    SubmitApplication submit, ApplicationDesk desk, DeleteDraft delete, EraseNames erase, Receipts receipts)
{
    private const string Signed = "signed";

    [Function("SubmitApplication"), Policy(Permission.WriteApplications)]
    [Summary("Déposer une candidature"), Asks(Asked.IdempotencyKey), Takes<SubmissionRequest>(Optional = true), Gives<ReceiptAnswer>]
    [Refuses(409, "appel-termine", "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    [Refuses(422, "candidature-incomplete", "cle-deja-utilisee")]
    public async Task<IResult> SubmitApplicationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/submission")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var attempt = await AttemptAsync(request, key, cancellation);
        if (attempt.IsRefused)
        {
            return attempt.Refusal.ToResult();
        }

        var submitted = await submit.RunAsync(id, attempt.Value, request.Act(), cancellation);
        return submitted.IsRefused
            ? Problems.Of(submitted.Refusal).ToResult()
            : Results.Json(
                await receipts.OfAsync(
                    submitted.Value.State, submitted.Value.Call, request.Actor(), CancellationToken.None), JsonBody.Options);
    }

    [Function("WithdrawApplication"), Policy(Permission.WriteApplications)]
    [Summary("Retirer une candidature"), GivesNothing, Refuses(409, "appel-termine", "retrait-trop-tard")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    public async Task<IResult> WithdrawApplicationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/withdrawal")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await desk.WithdrawAsync(id, request.Act(), cancellation)).ToHttp(_ => Results.NoContent());

    [Function("DeleteDraft"), Policy(Permission.WriteApplications)]
    [Summary("Supprimer un brouillon"), Asks(Asked.SeenVersion), GivesNothing, Refuses(409, "candidature-deposee")]
    [Refuses(409, "reserve-a-qui-l-a-ouverte")]
    public async Task<IResult> DeleteDraftAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.IfMatch() is { } tag
            ? (await delete.RunAsync(id, tag, request.Act(), cancellation)).ToHttp(_ => Results.NoContent())
            : Problems.PreconditionMissing.ToResult();

    [Function("EraseSignature"), Policy(Permission.EraseSignatures)]
    [Summary("Effacer le nom du signataire"), GivesNothing, Refuses(409, "signature-encore-utile")]
    public async Task<IResult> EraseSignatureAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/applications/{id}/signature")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        await erase.RunAsync(id, request.Act(), cancellation) is { } refusal ? Problems.Of(refusal).ToResult() : Results.NoContent();

    /// <summary>
    /// The body is read once, for its digest and for what it says. The digest of a signed one leaves the signature out: in a
    /// fact, a hash without salt would let a name be guessed.
    /// </summary>
    private static async Task<Result<SubmissionAttempt, Problem>> AttemptAsync(
        HttpRequest request, string key, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var digest = Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
        if (body.Length == 0)
        {
            return new SubmissionAttempt(key, digest, null);
        }

        body.Position = 0;
        var read = await JsonBody.ReadAsync<SubmissionRequest>(body, cancellation);
        return read.IsRefused
            ? read.Refusal
            : new SubmissionAttempt(key, read.Value.Signature is null ? digest : Signed, read.Value.Signature);
    }
}
