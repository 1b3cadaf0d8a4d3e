using Territoires.Domain.Territories;

namespace Territoires.Domain.Applications;

/// <summary>What an application has in common with another of its call.</summary>
/// <param name="Body">The name, in this one, of a body that carries both; null when none does.</param>
/// <param name="Communes">How many communes their perimeters share.</param>
/// <param name="Relation">Of the perimeter of this one to that of the other.</param>
public sealed record Overlap(ListedApplication Other, string? Body, int Communes, PerimeterRelation Relation);

/// <summary>
/// The files of a call that may name one territory twice: of one body, or whose perimeters share communes. A place is its own
/// beneficiary: its commune is where it lies, not what it covers. What was taken back or declared not admissible meets nobody.
/// </summary>
public sealed class Overlaps
{
    private readonly Dictionary<string, Standing> standing;
    private readonly ILookup<string, Standing> byMark;
    private readonly ILookup<string, Standing> byCommune;

    private Overlaps(IEnumerable<Standing> files)
    {
        standing = files.ToDictionary(file => file.Listed.Id, StringComparer.Ordinal);
        byMark = ByEach(file => file.Marks);
        byCommune = ByEach(file => file.Perimeter.Communes);
    }

    public static Overlaps Among(IEnumerable<ListedApplication> applications, Perimeters perimeters) => new(
        from application in applications
        where application is { IsInTheRunning: true, Submission: not null, Admissible: not false }
        select new Standing(
            application,
            [.. SharedBodies.MarksOf(application)],
            application.Place is null ? perimeters.Of(application.LeadBodies) : Perimeter.Unknown));

    /// <summary>How many files meet another.</summary>
    public int Concerned => standing.Values.Count(file =>
        file.Marks.Any(mark => byMark[mark].Skip(1).Any()) || file.Perimeter.Communes.Any(commune => byCommune[commune].Skip(1).Any()));

    /// <summary>What one application meets: first what shares most communes with it.</summary>
    public IReadOnlyList<Overlap> Of(string applicationId) => standing.GetValueOrDefault(applicationId) is not { } file ? [] :
    [
        .. OthersOf(file).Select(other => Between(file, other)!).OrderByDescending(overlap => overlap.Communes)
            .ThenBy(overlap => overlap.Other.Submission!.Number, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Every two that meet, once each, by the number of the first. Found one after the other: where everybody names one body there are
    /// half as many as the square of the files.
    /// </summary>
    public IEnumerable<FilePair> Pairs() => PairsAmong(_ => true);

    /// <summary>Every two of these that meet, once each.</summary>
    public IReadOnlyList<FilePair> PairsAmong(IEnumerable<string> applicationIds)
    {
        var among = applicationIds.ToHashSet(StringComparer.Ordinal);
        return [.. PairsAmong(file => among.Contains(file.Listed.Id))];
    }

    /// <summary>What two have in common, as the first of the pair has it; null when they do not meet.</summary>
    public Overlap? Between(FilePair pair) => standing.GetValueOrDefault(pair.One.Id) is { } one
        && standing.GetValueOrDefault(pair.Other.Id) is { } other && one != other ? Between(one, other) : null;

    /// <summary>The pair of these numbers; null when they do not meet.</summary>
    public FilePair? PairOf(string one, string other) =>
        standing.Values.FirstOrDefault(file => file.Number == one) is { } first
        && OthersOf(first).FirstOrDefault(file => file.Number == other) is { } second ? PairOf(first, second) : null;

    /// <summary>How many files meet another, and nobody said of the two that they are distinct.</summary>
    public int Unanswered(Predicate<FilePair> isAnswered) =>
        standing.Values.Count(file => OthersOf(file).Any(other => !isAnswered(PairOf(file, other))));

    private IEnumerable<FilePair> PairsAmong(Predicate<Standing> isAmong) =>
        from file in standing.Values.Where(file => isAmong(file)).OrderBy(file => file.Number, StringComparer.Ordinal)
        from other in OthersOf(file).Where(other => isAmong(other) && string.CompareOrdinal(file.Number, other.Number) < 0)
            .OrderBy(other => other.Number, StringComparer.Ordinal)
        select PairOf(file, other);

    private IEnumerable<Standing> OthersOf(Standing file) => file.Marks.SelectMany(mark => byMark[mark])
        .Concat(file.Perimeter.Communes.SelectMany(commune => byCommune[commune])).Where(other => other != file).Distinct();

    private static Overlap? Between(Standing file, Standing other)
    {
        var body = file.Listed.LeadBodies
            .FirstOrDefault(lead => SharedBodies.Marks(file.Listed, lead).Any(other.Marks.Contains))?.Name;
        var shared = file.Perimeter.SharedWith(other.Perimeter);
        return body is null && shared == 0 ? null : new Overlap(other.Listed, body, shared, file.Perimeter.To(other.Perimeter));
    }

    private static FilePair PairOf(Standing one, Standing other) =>
        FilePair.Of(new ApplicationRef(one.Listed.Id, one.Number), new ApplicationRef(other.Listed.Id, other.Number));

    private ILookup<string, Standing> ByEach(Func<Standing, IEnumerable<string>> of) =>
        standing.Values.SelectMany(of, (file, key) => (key, file)).ToLookup(one => one.key, one => one.file, StringComparer.Ordinal);

    private sealed class Standing(ListedApplication listed, string[] marks, Perimeter perimeter)
    {
        public ListedApplication Listed => listed;

        public string Number => listed.Submission!.Number;

        public string[] Marks => marks;

        public Perimeter Perimeter => perimeter;
    }
}
