using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Whether an application may be examined, and why not.</summary>
/// <param name="Revision">Why the decision is taken again; null for a first one.</param>
public sealed record EligibilityRequest(bool Admissible, IReadOnlyList<string>? Reasons = null, string? Revision = null);

/// <summary>The secretary decides on the eligibility of an application, and again, with a reason, until the jury is convened.</summary>
public sealed class DecideEligibility(CallStore calls, ApplicationStore applications, Outbox outbox)
{
    [Function(nameof(DecideEligibility)), Policy(Permission.DecideEligibility)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/applications/{id}/eligibility")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<EligibilityRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var decided = await DecideAsync(id, read.Value, act, durable, cancellation);
        if (decided.IsRefused)
        {
            return decided.Refusal.ToResult();
        }

        var rules = (await calls.ReadAsync(decided.Value.CallId, CancellationToken.None)).Rules;
        return Results.Json(ApplicationAnswer.Of(decided.Value, rules), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the forms.</summary>
    public async Task<Result<ApplicationState, Problem>> DecideAsync(
        string id, EligibilityRequest request, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.NotFound;
        }

        var saved = await applications.ActAsync(application, await CommandAsync(application, request, cancellation), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State;
    }

    /// <summary>Why the act would be refused, before anybody confirms it; null when it would not. Nothing is saved.</summary>
    public async Task<Problem?> WouldBeRefusedAsync(string id, EligibilityRequest request, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.NotFound;
        }

        var decided = ApplicationDecision.Decide(application.State, await CommandAsync(application, request, cancellation), act.ReceivedAt);
        return decided.IsRefused ? Problems.Of(decided.Refusal) : null;
    }

    private async Task<ApplicationCommand.DecideEligibility> CommandAsync(Loaded<ApplicationState> application, EligibilityRequest request, CancellationToken cancellation) =>
        new(request.Admissible, request.Reasons ?? [], await calls.ReadAsync(application.State!.CallId, cancellation), request.Revision);
}
