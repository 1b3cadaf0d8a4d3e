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
        .. file.Marks.SelectMany(mark => byMark[mark]).Concat(file.Perimeter.Communes.SelectMany(commune => byCommune[commune]))
            .Where(other => other != file).Distinct()
            .Select(other => new Overlap(
                other.Listed, BodyOf(file, other), file.Perimeter.SharedWith(other.Perimeter), file.Perimeter.To(other.Perimeter)))
            .OrderByDescending(overlap => overlap.Communes)
            .ThenBy(overlap => overlap.Other.Submission!.Number, StringComparer.Ordinal),
    ];

    /// <summary>Every two that meet, once each, by the number of the first.</summary>
    public IReadOnlyList<FilePair> Pairs() => PairsAmong(standing.Keys);

    /// <summary>Every two of these that meet, once each.</summary>
    public IReadOnlyList<FilePair> PairsAmong(IEnumerable<string> applicationIds)
    {
        var among = applicationIds.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from id in among
               from overlap in Of(id)
               where among.Contains(overlap.Other.Id)
               let pair = FilePair.Of(RefOf(standing[id].Listed), RefOf(overlap.Other))
               where pair.One.Id == id
               orderby pair.One.Number, pair.Other.Number
               select pair,
        ];
    }

    /// <summary>What two have in common, as the first of the pair has it; null when they do not meet.</summary>
    public Overlap? Between(FilePair pair) => Of(pair.One.Id).FirstOrDefault(overlap => overlap.Other.Id == pair.Other.Id);

    private static ApplicationRef RefOf(ListedApplication listed) => new(listed.Id, listed.Submission!.Number);

    private static string? BodyOf(Standing file, Standing other) =>
        file.Listed.LeadBodies.FirstOrDefault(body => SharedBodies.Marks(file.Listed, body).Any(other.Marks.Contains))?.Name;

    private ILookup<string, Standing> ByEach(Func<Standing, IEnumerable<string>> of) =>
        standing.Values.SelectMany(of, (file, key) => (key, file)).ToLookup(one => one.key, one => one.file, StringComparer.Ordinal);

    private sealed class Standing(ListedApplication listed, string[] marks, Perimeter perimeter)
    {
        public ListedApplication Listed => listed;

        public string[] Marks => marks;

        public Perimeter Perimeter => perimeter;
    }
}
