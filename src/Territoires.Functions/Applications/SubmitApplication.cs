using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>
/// The applicant submits, once. The same key is answered by the first receipt, for ever; so is a second click with a new
/// key. It takes no <c>If-Match</c>: submitting adds, it changes nothing that somebody else may be writing.
/// </summary>
public sealed class SubmitApplication(CallStore calls, ApplicationStore applications, ApplicationIndex index)
{
    [Function(nameof(SubmitApplication)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/submission")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(request.Body, cancellation));
        var submitted = await SubmitAsync(id, key, digest, request.Act(), cancellation);
        return submitted.IsRefused ? submitted.Refusal.ToResult() : Results.Json(submitted.Value, JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<ReceiptAnswer, Problem>> SubmitAsync(string id, string key, string digest, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var wouldBe = ApplicationDecision.Decide(state, new ApplicationCommand.Submit(call, key, string.Empty, digest), act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before a number is reserved: a refused submission leaves no trace.
            return Problems.Of(wouldBe.Refusal);
        }

        var number = state.Submission?.Number ?? await index.NumberAsync(state, key);
        var saved = await applications.ActAsync(application, new ApplicationCommand.Submit(call, key, number, digest), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : ReceiptAnswer.Of(saved.Value.State, call);
    }
}
