using System.Security.Cryptography;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The applicant submits, once. The same key is answered by the first receipt, for ever; so is a second click with a new
/// key. It takes no version: submitting adds, it changes nothing that somebody else may be writing.
/// </summary>
public sealed class SubmitApplication(
    ApplicationDesk desk, ApplicationStore applications, ApplicationIndex index, SignatureStore signatures)
{
    private const int ListKeyLength = 32;

    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string id, SubmissionAttempt attempt, Act act, CancellationToken cancellation)
    {
        var own = await desk.FindOwnAsync(id, act.Actor, cancellation);
        if (own.IsRefused)
        {
            return own.Refusal;
        }

        var found = own.Value;
        var (state, call) = (found.State, found.Call);
        var signature = await signatures.SealAsync(state, attempt.Signature, cancellation);
        var command = new ApplicationCommand.Submit(call, attempt.Key, string.Empty, attempt.Digest, signature);
        var wouldBe = ApplicationDecision.Decide(state, command, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before a number is reserved and a name kept: a refused submission leaves no trace.
            return new ActRefusal<ApplicationRefusal>.Refused(wouldBe.Refusal);
        }

        var number = state.Submission?.Number ?? await index.NumberAsync(state.CallId, state.Id);
        var listKey = RandomNumberGenerator.GetHexString(ListKeyLength, lowercase: true);
        var saved = await SaveAsync(found.Application, command with { Number = number, ListKey = listKey }, act);
        return saved.IsRefused ? saved.Refusal : found with { Application = saved.Value.Aggregate };
    }

    /// <summary>The row of the signature comes before the fact that names it, and goes when another click came first.</summary>
    private async Task<Result<Saved<ApplicationState>, ActRefusal<ApplicationRefusal>>> SaveAsync(
        Loaded<ApplicationState> application, ApplicationCommand.Submit command, Act act)
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
}

/// <summary>One request to submit.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Digest">Of what it says beside the signature.</param>
/// <param name="Signature">Who signs; null when nobody does.</param>
public sealed record SubmissionAttempt(string Key, string Digest, SignatureRequest? Signature);
