using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>
/// What became of an application, and why as far as the rules let it be said. Absent for everybody before the publication instant.
/// </summary>
public sealed class ReadOutcome(CallStore calls, ApplicationStore applications, JuryReasons reasons)
{
    [Function(nameof(ReadOutcome)), Policy(Permission.ReadApplications)]
    [Summary("Lire l’issue d’une candidature"), Gives<OutcomeAnswer>]
    public async Task<IResult> ReadOutcomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/applications/{id}/outcome")] HttpRequest request, string id,
        CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state }
            || !(ApplicationAccess.MayWrite(state, act.Actor) || Policies.Permits(Permission.ReadChoice, act.Actor)))
        {
            return Problems.NotFound.ToResult();
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        return ApplicationOutcome.Of(state, call, act.ReceivedAt) is { } outcome
            ? Tagged.Json(
                request, OutcomeAnswer.Of(
                    outcome, state, call.Rules.Fictitious) with
                { JuryReason = await reasons.OfAsync(state, call, cancellation) })
            : Problems.NotFound.ToResult();
    }
}

/// <param name="Departure"><c>removed</c>, <c>added</c> or <c>moved</c> against the jury's proposal; null when the authority followed
/// it, or when the rules keep reasons.</param>
public sealed record OutcomeAnswer(
    string Number, bool Laureate, IReadOnlyList<string> WhyNotAdmissible, string? Departure, string? Reason, bool Fictitious)
{
    /// <summary>What the jury says of it in its minutes; null when it said nothing, or when the rules keep reasons.</summary>
    public string? JuryReason { get; init; }

    public static OutcomeAnswer Of(ApplicationOutcome outcome, ApplicationState application, bool fictitiousRules) => new(
        application.Submission!.Number,
        outcome.IsLaureate,
        outcome.WhyNotAdmissible,
        outcome.Departure?.Kind.ToString().ToLowerInvariant(),
        outcome.Departure?.Reason,
        application.Content.Fictitious || fictitiousRules);
}
