using Territoires.Domain.Applications;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Designation;

/// <summary>
/// Whom the authority designated, in its order, and why wherever it did not follow the jury: it may depart from the
/// jury (CE 30 July 2024, n° 470756), which is why proposal and designation are two acts.
/// </summary>
public sealed record DesignatedList(IReadOnlyList<ApplicationRef> Laureates, IReadOnlyList<Departure> Departures)
{
    /// <summary>
    /// The list with its departures from the proposal; a departure whose reason is not given has an empty one. Where nobody proposed,
    /// nothing departs.
    /// </summary>
    public static DesignatedList Of(Proposal? proposal, IReadOnlyList<ApplicationRef> laureates, IReadOnlyList<DepartureReason> reasons)
    {
        var given = reasons.ToLookup(reason => reason.Number, reason => reason.Reason);
        if (proposal is null)
        {
            return new DesignatedList(laureates, []);
        }

        string[] proposed = [.. proposal.Lines.Select(line => line.Number)];
        string[] designated = [.. laureates.Select(laureate => laureate.Number)];
        // Compared among those on both lists: a removal alone does not count as a move of all that follow it.
        var before = proposed.Where(designated.Contains);
        var after = designated.Where(proposed.Contains);
        (string Number, DepartureKind Kind)[] departures =
        [
            .. proposed.Except(designated).Select(number => (number, DepartureKind.Removed)),
            .. designated.Except(proposed).Select(number => (number, DepartureKind.Added)),
            .. before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => (pair.Second, DepartureKind.Moved)),
        ];
        return new DesignatedList(
            laureates,
            [
                .. departures.Select(departure =>
                    new Departure(departure.Number, departure.Kind, given[departure.Number].FirstOrDefault(string.Empty))),
            ]);
    }

    public bool IsSame(DesignatedList other) => Laureates.SequenceEqual(other.Laureates) && Departures.SequenceEqual(other.Departures);
}
