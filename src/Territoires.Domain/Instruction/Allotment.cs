using Territoires.Domain.Applications;

namespace Territoires.Domain.Instruction;

/// <summary>
/// Who could read what, so that each file has its readers and each juror about as many files (répartition). A proposal: nothing is
/// assigned by it.
/// </summary>
public static class Allotment
{
    /// <summary>More than a panel has seats that read one file.</summary>
    public const int MostReaders = 20;

    /// <summary>
    /// What is missing of so many readers a file, in the order of the files. A juror who stepped aside, or reads the file already, is
    /// never chosen again; a file that has fewer jurors left than readers wanted gets those there are.
    /// </summary>
    /// <param name="all">Every file that is read: what jurors have already counts.</param>
    /// <param name="files">Those to share out, among <paramref name="all"/>.</param>
    /// <param name="jurors">Who may be chosen, in the order of their seats.</param>
    /// <param name="readers">How many read each file; from 1 to <see cref="MostReaders"/>.</param>
    public static IReadOnlyList<(string File, string Juror)> Of(
        IReadOnlyList<ListedApplication> all, IReadOnlyList<ListedApplication> files, IReadOnlyList<string> jurors, int readers)
    {
        var loads = jurors.ToDictionary(juror => juror, juror => all.Count(file => file.Assigned.Contains(juror)), StringComparer.Ordinal);
        var chosen = new List<(string File, string Juror)>();
        foreach (var file in files)
        {
            // Among those with as few files, whoever comes next round the table: the same jurors do not always meet.
            var next = jurors.Index()
                .Where(one => !file.Assigned.Contains(one.Item) && !file.IsRecused(one.Item))
                .OrderBy(one => loads[one.Item])
                .ThenBy(one => (one.Index - (chosen.Count % jurors.Count) + jurors.Count) % jurors.Count)
                .Select(one => one.Item)
                .Take(Math.Max(0, readers - file.Assigned.Count))
                .ToList();
            foreach (var juror in next)
            {
                loads[juror]++;
                chosen.Add((file.Id, juror));
            }
        }

        return chosen;
    }
}
