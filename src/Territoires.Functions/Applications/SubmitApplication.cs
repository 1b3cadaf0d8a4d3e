using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>
/// The applicant submits, once. The same key is answered by the first receipt, for ever; so is a second click with a new
/// key. It takes no <c>If-Match</c>: submitting adds, it changes nothing that somebody else may be writing.
/// </summary>
public sealed class SubmitApplication(CallStore calls, ApplicationStore applications, ApplicationIndex index, SignatureStore signatures, Outbox outbox)
{
    private const string Signed = "signed";
    private const int ListKeyLength = 32;

    [Function(nameof(SubmitApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/submission")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
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

        var submitted = await SubmitAsync(id, attempt.Value, request.Act(), durable, cancellation);
        return submitted.IsRefused ? submitted.Refusal.ToResult() : Results.Json(submitted.Value, JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<ReceiptAnswer, Problem>> SubmitAsync(string id, SubmissionAttempt attempt, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var signature = await signatures.SealAsync(state, attempt.Signature, cancellation);
        var command = new ApplicationCommand.Submit(call, attempt.Key, string.Empty, attempt.Digest, signature);
        var wouldBe = ApplicationDecision.Decide(state, command, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before a number is reserved and a name kept: a refused submission leaves no trace.
            return Problems.Of(wouldBe.Refusal);
        }

        var number = state.Submission?.Number ?? await index.NumberAsync(state);
        var listKey = RandomNumberGenerator.GetHexString(ListKeyLength, lowercase: true);
        var saved = await SaveAsync(application, command with { Number = number, ListKey = listKey }, act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return await new Receipts(signatures).OfAsync(saved.Value.State, call, act.Actor, CancellationToken.None);
    }

    /// <summary>The row of the signature comes before the fact that names it, and goes when another click came first.</summary>
    private async Task<Result<Saved<ApplicationState>, ActRefusal<ApplicationRefusal>>> SaveAsync(Loaded<ApplicationState> application, ApplicationCommand.Submit command, Act act)
    {
        if (command.Signature is not { } signature || application.State!.Submission is not null)
        {
            return await applications.ActAsync(application, command, act);
        }

        await signatures.KeepAsync(application.Key, signature);
        var saved = await applications.ActAsync(application, command, act);
        if (saved.IsRefused || saved.Value.State.Submission?.Signature?.Id != signature.Id)
        {
            await signatures.DropAsync(application.Key, signature);
        }

        return saved;
    }

    /// <summary>
    /// The body is read once, for its digest and for what it says. The digest of a signed one leaves the signature out: in a
    /// fact, a hash without salt would let a name be guessed.
    /// </summary>
    private static async Task<Result<SubmissionAttempt, Problem>> AttemptAsync(HttpRequest request, string key, CancellationToken cancellation)
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
        return read.IsRefused ? read.Refusal : new SubmissionAttempt(key, read.Value.Signature is null ? digest : Signed, read.Value.Signature);
    }
}

/// <summary>One request to submit.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Digest">Of what it says beside the signature.</param>
/// <param name="Signature">Who signs; null when nobody does.</param>
public sealed record SubmissionAttempt(string Key, string Digest, SignatureRequest? Signature);
