using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Publication;

/// <summary>
/// The list of the laureates as one of its versions says it. Version 1 is the designation; each change since makes one more, and
/// all that were public stay readable.
/// </summary>
/// <param name="Number">From 1.</param>
/// <param name="Laureates">In the order of the designation; whoever is called from the reserve follows.</param>
/// <param name="Reserve">Who is left in it, by rank.</param>
/// <param name="Changes">Those that led to it, in order.</param>
public sealed record ListVersion(
    int Number, IReadOnlyList<ApplicationRef> Laureates, IReadOnlyList<ApplicationRef> Reserve, IReadOnlyList<ListChange> Changes)
{
    /// <summary>Places left by laureates who gave up and that nobody of the reserve took.</summary>
    public int PlacesLeft => CountOf(ListChangeKind.Withdrew) - CountOf(ListChangeKind.Called);

    /// <summary>What the list says above its laureates; empty for nothing.</summary>
    public string Text => Changes.Select(change => change.Correction?.Text).LastOrDefault(text => text is not null) ?? string.Empty;

    public static int LatestOf(CallState call) => call.ListChanges.Count + 1;

    /// <summary>The list as it stands; empty while nobody is designated.</summary>
    public static ListVersion Of(CallState call) => Of(call, LatestOf(call))!;

    /// <summary>Null for a number that the list has not come to.</summary>
    public static ListVersion? Of(CallState call, int number)
    {
        if (number < 1 || number > LatestOf(call))
        {
            return null;
        }

        ListChange[] changes = [.. call.ListChanges.Take(number - 1)];
        List<ApplicationRef> laureates = [.. call.Designation?.Laureates ?? []];
        List<ApplicationRef> reserve = [.. call.Reserve];
        foreach (var (kind, application) in changes.Select(change => (change.Kind, change.Application)))
        {
            switch (kind)
            {
                case ListChangeKind.Withdrew:
                    laureates.Remove(application!);
                    break;
                case ListChangeKind.Called:
                    reserve.Remove(application!);
                    laureates.Add(application!);
                    break;
            }
        }

        return new ListVersion(number, laureates, reserve, changes);
    }

    /// <summary>What an erratum shows of a laureate; null when none is about it.</summary>
    public ShownLaureate? CorrectedOf(string application) =>
        Changes.LastOrDefault(change => change.Correction?.Laureate?.Id == application)?.Correction?.Shown;

    public ApplicationRef? LaureateOf(string number) => Laureates.FirstOrDefault(laureate => laureate.Number == number);

    /// <summary>From 1; null for whoever is not in the reserve.</summary>
    public int? RankOf(string application) =>
        Reserve.Select((one, i) => (one.Id, Rank: (int?)(i + 1))).FirstOrDefault(one => one.Id == application).Rank;

    private int CountOf(ListChangeKind kind) => Changes.Count(change => change.Kind == kind);
}
