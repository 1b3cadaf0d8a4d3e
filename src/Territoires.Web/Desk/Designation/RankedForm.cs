using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Designation;

/// <summary>The list of files as the authority fills it: which are ticked, and the rank typed beside each.</summary>
/// <param name="Ticked">Numbers.</param>
/// <param name="Ranks">Number to what was typed.</param>
public sealed record RankedForm(IReadOnlySet<string> Ticked, IReadOnlyDictionary<string, string> Ranks)
{
    public const string TickedField = "designees";

    private const string RankPrefix = "rang-";

    /// <summary>As it is designated already, or as the jury proposed.</summary>
    public static RankedForm Of(CallState call) => Of(
        [.. call.Designation?.Laureates.Select(laureate => laureate.Number) ?? (call.Proposal?.Lines ?? []).Select(line => line.Number)]);

    /// <summary>These, in this order.</summary>
    public static RankedForm Of(IReadOnlyList<string> numbers) => new(
        numbers.ToHashSet(StringComparer.Ordinal),
        numbers.Index().DistinctBy(one => one.Item)
            .ToDictionary(one => one.Item, one => (one.Index + 1).ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal));

    public static RankedForm Of(IFormCollection form) => new(
        form[TickedField].OfType<string>().ToHashSet(StringComparer.Ordinal),
        form.Keys.Where(key => key.StartsWith(RankPrefix, StringComparison.Ordinal))
            .ToDictionary(key => key[RankPrefix.Length..], key => form[key].ToString().Trim(), StringComparer.Ordinal));

    public static string RankFieldOf(string number) => RankPrefix + number;

    public string RankOf(string number) => Ranks.GetValueOrDefault(number, string.Empty);

    /// <summary>
    /// The numbers in the order of their ranks, which may leave gaps: what is taken out of a list moves nobody. Otherwise each fault
    /// beside its field.
    /// </summary>
    /// <param name="shown">As the page came: a rank that nobody touched is no mistake on a file that was unticked.</param>
    public Result<string[], Problem> InOrder(RankedForm shown)
    {
        var faults = new List<Fault>();
        var ranked = new List<(string Number, int Rank)>();
        foreach (var number in Ticked.Order(StringComparer.Ordinal))
        {
            if (!Ranks.ContainsKey(number))
            {
                faults.Add(new Fault("laureates", "Une candidature cochée n’est pas de cette liste."));
            }
            else if (int.TryParse(RankOf(number), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank > 0)
            {
                ranked.Add((number, rank));
            }
            else
            {
                faults.Add(new Fault(RankFieldOf(number), RankOf(number).Length == 0
                    ? $"Donnez un rang à {number}, ou décochez-la."
                    : $"Le rang de {number} est un nombre entier, par exemple 2."));
            }
        }

        faults.AddRange(
            from same in ranked.GroupBy(one => one.Rank)
            where same.Count() > 1
            from one in same
            select new Fault(RankFieldOf(one.Number), $"Le rang {same.Key} est donné {same.Count()} fois, dont à {one.Number}."));
        faults.AddRange(
            from typed in Ranks
            where !Ticked.Contains(typed.Key) && typed.Value.Length > 0 && typed.Value != shown.RankOf(typed.Key)
            select new Fault(RankFieldOf(typed.Key), $"Cochez {typed.Key} pour la désigner, ou effacez son rang."));
        return faults.Count > 0
            ? Problems.FormUnreadable([.. faults])
            : ranked.OrderBy(one => one.Rank).Select(one => one.Number).ToArray();
    }
}
