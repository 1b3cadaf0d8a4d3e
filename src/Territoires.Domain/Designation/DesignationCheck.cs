using Territoires.Domain.Applications;

namespace Territoires.Domain.Designation;

/// <summary>Whether a designation is well written. All faults are said at once.</summary>
public static class DesignationCheck
{
    /// <param name="admissible">The admissible applications of the call: the authority may add one, not invent one.</param>
    public static IReadOnlyList<Fault> Faults(
        DesignatedList list, IReadOnlyList<ApplicationRef> admissible, IReadOnlyList<DepartureReason> reasons)
    {
        var faults = new List<Fault>();
        var departing = list.Departures.Select(departure => departure.Number).ToHashSet();
        if (list.Laureates.DistinctBy(laureate => laureate.Id).Count() != list.Laureates.Count
            || list.Laureates.DistinctBy(laureate => laureate.Number).Count() != list.Laureates.Count)
        {
            faults.Add(new Fault("laureates", "Une candidature ne peut être désignée qu’une fois."));
        }

        if (reasons.DistinctBy(reason => reason.Number).Count() != reasons.Count)
        {
            faults.Add(new Fault("reasons", "Donnez un seul motif par candidature."));
        }

        faults.AddRange(list.Laureates.Except(admissible).Select(laureate =>
            new Fault("laureates", $"La candidature {laureate.Number} n’est pas recevable ou n’est pas de cet appel.")));
        faults.AddRange(reasons.Where(reason => !departing.Contains(reason.Number)).Select(reason =>
            new Fault("reasons", $"La candidature {reason.Number} suit la proposition du jury : elle n’appelle pas de motif.")));
        faults.AddRange(reasons.Where(reason => reason.Reason.Length > Departure.MaxReason).Select(reason =>
            new Fault("reasons",
                $"Le motif de la candidature {reason.Number} compte {reason.Reason.Length} caractères ; il en faut "
                    + $"{Departure.MaxReason} au plus.")));
        return faults;
    }
}
