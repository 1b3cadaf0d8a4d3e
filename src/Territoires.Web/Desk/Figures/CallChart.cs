using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Figures;

/// <summary>A line of a chart: what it counts, how many there are, and of how many where that is known.</summary>
public sealed record Bar(string Label, int Count, int? Of = null);

/// <summary>How far apart the marks of one file are, in hundredths of a point.</summary>
public sealed record MarkSpread(NamedFile File, MeanMark Mean, int Lowest, int Highest)
{
    public int Width => Highest - Lowest;
}

/// <summary>What the desk sees of a call at a glance, counted over what stands in it.</summary>
public static class CallChart
{
    /// <summary>As many files as one looks at before a deliberation.</summary>
    public const int MostSpread = 20;

    /// <summary>By région, the most numerous first; a file that lies in two counts in both.</summary>
    public static IReadOnlyList<Bar> Regions(IEnumerable<ListedApplication> applications, Places places) => Counted(
        applications.SelectMany(application => places.RegionsOf(application.Departements).DefaultIfEmpty("Région inconnue")));

    /// <summary>By kind of the first body that carries each.</summary>
    public static IReadOnlyList<Bar> Kinds(IEnumerable<ListedApplication> applications) => Counted(
        applications.Where(application => application.LeadBodies.Count > 0)
            .Select(application => TerritoryWords.Kind(application.LeadBodies[0].Kind)));

    /// <summary>Final reviews of those that each member was asked for.</summary>
    public static IReadOnlyList<Bar> Progress(
        IEnumerable<ListedApplication> admissible, IReadOnlyList<ReviewState> written, IReadOnlyDictionary<string, string> members)
    {
        var final = written.Where(review => review.IsFinal).Select(review => (review.ApplicationId, review.JurorId)).ToHashSet();
        return
        [
            .. from application in admissible
               from juror in application.Assigned
               where !application.IsRecused(juror)
               group final.Contains((application.Id, juror)) by juror into asked
               let bar = new Bar(members[asked.Key], asked.Count(isFinal => isFinal), asked.Count())
               orderby bar.Label
               select bar,
        ];
    }

    /// <summary>How many marks lie between two whole points; 5 is in the last.</summary>
    public static IReadOnlyList<Bar> Marks(IReadOnlyList<AgendaItem> marked)
    {
        var points = marked.SelectMany(item => (item.Marks ?? []).Where(mark => !item.Recused.Contains(mark.JurorId)))
            .CountBy(mark => Math.Min(mark.Mark / 100, Criterion.MaxScore - 1)).ToDictionary();
        return
        [
            .. Enumerable.Range(0, Criterion.MaxScore).Select(point => new Bar(
                point == Criterion.MaxScore - 1 ? $"de {point} à {point + 1}" : $"de {point} à moins de {point + 1}",
                points.GetValueOrDefault(point))),
        ];
    }

    /// <summary>The files on which the marks differ most; those with one mark cannot differ.</summary>
    public static IReadOnlyList<MarkSpread> Spreads(IReadOnlyList<AgendaItem> marked, Func<string, NamedFile?> nameOf) =>
    [
        .. marked
            .Select(item => (File: nameOf(item.Number), ItemMarks.Of(item).Mean, Range: ItemMarks.SpreadOf(item)))
            .Where(item => item is { File: not null, Mean.Count: > 1, Range: not null })
            .Select(item => new MarkSpread(item.File!, item.Mean!, item.Range!.Value.Lowest, item.Range.Value.Highest))
            .OrderByDescending(spread => spread.Width)
            .Take(MostSpread),
    ];

    private static IReadOnlyList<Bar> Counted(IEnumerable<string> labels) =>
    [
        .. labels.CountBy(label => label, StringComparer.Ordinal).Select(count => new Bar(count.Key, count.Value))
            .OrderByDescending(bar => bar.Count).ThenBy(bar => bar.Label, FrenchText.Names),
    ];
}
