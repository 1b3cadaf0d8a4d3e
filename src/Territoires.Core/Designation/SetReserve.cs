using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Designation;

/// <summary>The authority says who follows the laureates, by rank, until the list is public.</summary>
public sealed class SetReserve(CallDesk desk, Selections selections, CallOverlaps overlaps)
{
    /// <param name="call">The call.</param>
    /// <param name="ranked">Numbers of the applications, by rank.</param>
    /// <param name="seen">How often the reserve had been set when it was seen.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> RunAsync(
        string call, IReadOnlyList<string> ranked, int seen, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(call, act.Actor, cancellation) is not { State: { } state } loaded)
        {
            return new ActRefusal<CallRefusal>.NotFound();
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        ApplicationRef[] admissible =
        [
            .. Selections.AdmissibleAmong(all)
            .Select(application => new ApplicationRef(application.Id, application.Submission!.Number)),
        ];
        var byNumber = admissible.ToDictionary(application => application.Number, StringComparer.Ordinal);
        // A number that is not of this call keeps its place with no id: the decision names it in its refusal.
        ApplicationRef[] reserve =
        [
            .. ranked.Select(number => number.Trim().ToLowerInvariant())
                .Select(number => byNumber.GetValueOrDefault(number) ?? new ApplicationRef(string.Empty, number)),
        ];
        // Whoever is designated may be replaced by whoever follows: all of them are looked at, two by two.
        var named = reserve.Concat(state.Designation?.Laureates ?? []).Select(application => application.Id);
        var meeting = (await overlaps.AmongAsync(all, cancellation)).PairsAmong(named);
        return await desk.ActAsync(loaded, new CallCommand.SetReserve(reserve, admissible, seen, meeting), act);
    }
}
