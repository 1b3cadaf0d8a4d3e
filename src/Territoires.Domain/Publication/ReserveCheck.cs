using Territoires.Domain.Applications;

namespace Territoires.Domain.Publication;

/// <summary>Whether a reserve is well written. All faults are said at once.</summary>
public static class ReserveCheck
{
    /// <param name="ranked">The reserve, by rank.</param>
    /// <param name="designated">Who is designated already.</param>
    /// <param name="admissible">The admissible applications of the call.</param>
    public static IReadOnlyList<Fault> Faults(
        IReadOnlyList<ApplicationRef> ranked, IReadOnlyList<ApplicationRef> designated, IReadOnlyList<ApplicationRef> admissible)
    {
        var faults = new List<Fault>();
        if (ranked.DistinctBy(one => one.Number).Count() != ranked.Count)
        {
            faults.Add(new Fault("ranked", "Une candidature n’a qu’un rang sur la liste complémentaire."));
        }

        faults.AddRange(ranked.Intersect(designated).Select(one =>
            new Fault("ranked", $"La candidature {one.Number} est désignée\u00a0: elle n’a pas à être sur la liste complémentaire.")));
        faults.AddRange(ranked.Except(admissible).Select(one =>
            new Fault("ranked", $"La candidature {one.Number} n’est pas recevable ou n’est pas de cet appel.")));
        return faults;
    }
}
