using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;

namespace Territoires.Core.Designation;

/// <summary>The numbers designated, in order, and a reason for each departure from the proposal.</summary>
/// <param name="Replacement">Why this list replaces one designated before; null for a first designation.</param>
public sealed record DesignationRequest(
    IReadOnlyList<string> Laureates, IReadOnlyList<DepartureReason>? Reasons = null, string? Replacement = null);

/// <summary>The authority designates: the jury only proposed.</summary>
public sealed class Designate(CallDesk desk, Selections selections, CallOverlaps overlaps)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, DesignationRequest request, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { } loaded
            ? await desk.ActAsync(loaded, await CommandAsync(call, request, cancellation), act)
            : new ActRefusal<CallRefusal>.NotFound();

    /// <summary>
    /// What the act would designate and where it departs from the proposal, before anybody is asked why; nothing is saved.
    /// </summary>
    public async Task<Result<DesignatedList, ActRefusal<CallRefusal>>> WouldBeAsync(
        string call, DesignationRequest request, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var command = await CommandAsync(call, request, cancellation);
        var decided = CallDecision.Decide(state, command, act.ReceivedAt);
        return decided.IsRefused
            && decided.Refusal is not (CallRefusal.ReasonsMissing or CallRefusal.AlreadyDesignated or CallRefusal.ReplacementTooLong)
            ? new ActRefusal<CallRefusal>.Refused(decided.Refusal)
            : DesignatedList.Of(state.Proposal, command.Laureates, command.Reasons);
    }

    private async Task<CallCommand.Designate> CommandAsync(string call, DesignationRequest request, CancellationToken cancellation)
    {
        var all = await selections.ApplicationsAsync(call, cancellation);
        ApplicationRef[] admissible =
        [
            .. Selections.AdmissibleAmong(all).Select(application => new ApplicationRef(application.Id, application.Submission!.Number)),
        ];
        var byNumber = admissible.ToDictionary(application => application.Number, StringComparer.Ordinal);
        // A number that is not of this call keeps its place with no id: the decision names it in its refusal.
        ApplicationRef[] laureates =
        [
            .. request.Laureates.Select(number => byNumber.GetValueOrDefault(Plain(number)) ?? new ApplicationRef(string.Empty, number)),
        ];
        DepartureReason[] reasons = [.. (request.Reasons ?? []).Select(reason => reason with { Number = Plain(reason.Number) })];
        return new CallCommand.Designate(
            laureates, reasons, admissible, request.Replacement,
            [.. all.Where(file => file.AwaitsEligibility).Select(file => file.Submission!.Number)], all.Count(file => file.IsInTheRunning),
            (await overlaps.AmongAsync(all, cancellation)).PairsAmong(laureates.Select(laureate => laureate.Id)));
    }

    /// <summary>Numbers are read aloud and typed in capitals too.</summary>
    private static string Plain(string number) => number.Trim().ToLowerInvariant();
}
