using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Reserve;

/// <summary>What the authority typed: a rank beside each application, empty for those that are not in the reserve.</summary>
/// <param name="Ranks">By number of application, as typed.</param>
/// <param name="Seen">How often the reserve had been set when the page was drawn.</param>
public sealed record ReserveForm(IReadOnlyDictionary<string, string> Ranks, int Seen)
{
    private const string Prefix = "rang-";

    /// <summary>As the reserve stands.</summary>
    public static ReserveForm Of(CallState call) => new(
        call.Reserve.Select((one, i) => (one.Number, Rank: (i + 1).ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(one => one.Number, one => one.Rank, StringComparer.Ordinal),
        call.ReserveVersion);

    public static ReserveForm Of(IFormCollection form) => new(
        form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(key => key[Prefix.Length..], key => form[key].ToString().Trim(), StringComparer.Ordinal),
        int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1);

    public static string FieldOf(string number) => Prefix + number;

    public string RankOf(string number) => Ranks.GetValueOrDefault(number, string.Empty);

    /// <summary>Numbers of applications by rank, or what of the ranks cannot be read.</summary>
    public Result<string[], Problem> ToRanked()
    {
        var read = Ranks.Where(one => one.Value.Length > 0).Select(one => (
            Number: one.Key,
            Rank: int.TryParse(one.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank > 0 ? rank : (int?)null))
            .ToArray();
        Fault[] faults =
        [
            .. read.Where(one => one.Rank is null)
                .Select(one => new Fault(FieldOf(one.Number), "Un rang est un nombre entier, à partir de 1.")),
            .. read.Where(one => one.Rank is not null && read.Count(other => other.Rank == one.Rank) > 1)
                .Select(one => new Fault(FieldOf(one.Number), $"Le rang {one.Rank} est donné deux fois.")),
        ];
        return faults.Length > 0
            ? Problems.FormUnreadable(faults)
            : read.OrderBy(one => one.Rank).Select(one => one.Number).ToArray();
    }
}
