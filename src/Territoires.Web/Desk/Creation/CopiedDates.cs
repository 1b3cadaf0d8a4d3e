using System.Globalization;
using Territoires.Web.Desk.Rules;

namespace Territoires.Web.Desk.Creation;

/// <summary>
/// The dates of rules that are taken over: empty, or all moved by as many days as the opening is, each at its hour. One that falls into a
/// change of the clocks is refused when the call is saved, as any other.
/// </summary>
public static class CopiedDates
{
    /// <param name="form">The rules as they are taken over.</param>
    /// <param name="opening">The new day of the opening; null to empty every date.</param>
    public static RulesForm Of(RulesForm form, DateOnly? opening)
    {
        int? days = opening is { } day && DayOf(form.Opens) is { } before ? day.DayNumber - before.DayNumber : null;
        return form with
        {
            Opens = Moved(form.Opens, days),
            Closes = Moved(form.Closes, days),
            ReviewsBy = Moved(form.ReviewsBy, days),
            EarliestPublication = Moved(form.EarliestPublication, days),
        };
    }

    private static DateOnly? DayOf(string local) =>
        DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? DateOnly.FromDateTime(at) : null;

    private static string Moved(string local, int? days)
    {
        if (days is not { } by || !DateTime.TryParse(local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
        {
            return string.Empty;
        }

        var ticks = at.Ticks + (by * TimeSpan.TicksPerDay);
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks
            ? string.Empty
            : LocalTime.Typed(new DateTime(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }
}
