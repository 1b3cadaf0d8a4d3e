using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Designation;

/// <summary>The numbers designated, in order, and a reason for each departure from the proposal.</summary>
/// <param name="Replacement">Why this list replaces one designated before; null for a first designation.</param>
public sealed record DesignationRequest(IReadOnlyList<string> Laureates, IReadOnlyList<DepartureReason>? Reasons = null, string? Replacement = null);

/// <summary>The authority designates: the jury only proposed.</summary>
public sealed class Designate(CallStore calls, Selections selections, Outbox outbox)
{
    [Function(nameof(Designate)), Policy(Permission.Designate, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/designation")] HttpRequest request,
        string call, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var act = request.Act();
        var read = await JsonBody.ReadAsync<DesignationRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await DesignateAsync(call, read.Value, act, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(DesignationAnswer.Of(done.Value), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<CallState, Problem>> DesignateAsync(string call, DesignationRequest request, Act act, DurableTaskClient durable, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is null || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var saved = await calls.ActAsync(loaded, await CommandAsync(call, request, cancellation), act);
        if (saved.IsRefused)
        {
            return Problems.Of(saved.Refusal);
        }

        await outbox.DispatchAsync(saved.Value, durable);
        return saved.Value.State;
    }

    /// <summary>What the act would designate and where it departs from the proposal, before anybody is asked why; nothing is saved.</summary>
    public async Task<Result<DesignatedList, Problem>> WouldBeAsync(string call, DesignationRequest request, Act act, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var command = await CommandAsync(call, request, cancellation);
        var decided = CallDecision.Decide(state, command, act.ReceivedAt);
        return decided is { IsRefused: true, Refusal: not (CallRefusal.ReasonsMissing or CallRefusal.AlreadyDesignated or CallRefusal.ReplacementTooLong) }
            ? Problems.Of(decided.Refusal)
            : DesignatedList.Of(state.Proposal!, command.Laureates, command.Reasons);
    }

    private async Task<CallCommand.Designate> CommandAsync(string call, DesignationRequest request, CancellationToken cancellation)
    {
        ApplicationRef[] admissible = [.. (await selections.AdmissibleAsync(call, cancellation)).Select(application => new ApplicationRef(application.Id, application.Submission!.Number))];
        var byNumber = admissible.ToDictionary(application => application.Number, StringComparer.Ordinal);
        // A number that is not of this call keeps its place with no id: the decision names it in its refusal.
        ApplicationRef[] laureates = [.. request.Laureates.Select(number => byNumber.GetValueOrDefault(Plain(number)) ?? new ApplicationRef(string.Empty, number))];
        DepartureReason[] reasons = [.. (request.Reasons ?? []).Select(reason => reason with { Number = Plain(reason.Number) })];
        return new CallCommand.Designate(laureates, reasons, admissible, request.Replacement);
    }

    /// <summary>Numbers are read aloud and typed in capitals too.</summary>
    private static string Plain(string number) => number.Trim().ToLowerInvariant();
}

/// <summary>The designation by application number, with every departure from the proposal and its reason.</summary>
/// <param name="TiedAtCut">Null when the jury's votes alone chose who is proposed.</param>
/// <param name="Replaced">Designations that were replaced before the publication.</param>
public sealed record DesignationAnswer(
    string Call, bool Fictitious, IReadOnlyList<string> Laureates, IReadOnlyList<Departure> Departures, TieAnswer? TiedAtCut, IReadOnlyList<FormerDesignationAnswer> Replaced)
{
    public static DesignationAnswer Of(CallState call) => new(
        call.Id, call.Rules.Fictitious, [.. call.Designation!.Laureates.Select(laureate => laureate.Number)], call.Designation.Departures,
        TieAnswer.Of(call.Proposal?.Tie, call),
        [.. call.FormerDesignations.Select(former => new FormerDesignationAnswer([.. former.List.Laureates.Select(laureate => laureate.Number)], former.Reason, former.ReplacedAt))]);
}

/// <summary>A designation that was replaced before its publication, and why.</summary>
public sealed record FormerDesignationAnswer(IReadOnlyList<string> Laureates, string Reason, DateTimeOffset ReplacedAt);
