using System.Globalization;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Calendar = Territoires.Domain.Calls.Calendar;

namespace Territoires.Core.Programmes;

/// <summary>The wave that follows.</summary>
/// <param name="From">The wave before it, whose rules it has.</param>
/// <param name="Day">The day of its opening.</param>
/// <param name="Opens">Its opening, at the hour of the wave before.</param>
public sealed record NextWave(CallState From, DateOnly Day, Moment Opens);

/// <summary>When waves open, and the calendar that one takes from another: every date is moved by as many days as the opening is.</summary>
public static class WaveDates
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss";

    /// <summary>
    /// The wave that the next one follows: whichever closes last. One that ended without a list keeps its dates; a draft is no wave.
    /// </summary>
    public static CallState? LastOf(ProgrammeState programme, IEnumerable<CallState> calls) => calls
        .Where(call => call is { IsPublic: true, Rules.TakesApplications: true } && programme.CallOf(call.Id) is not null)
        .OrderBy(call => call.Rules.Calendar.Closing.Instant).ThenBy(call => call.Id, StringComparer.Ordinal).LastOrDefault();

    /// <summary>Null when nothing is planned, or no wave is there to be followed.</summary>
    public static NextWave? NextOf(ProgrammeState programme, IEnumerable<CallState> calls)
    {
        if (programme.Waves is not { End: null } waves || LastOf(programme, calls) is not { } last)
        {
            return null;
        }

        var calendar = last.Rules.Calendar;
        var day = DayOf(calendar.Closing).AddDays(waves.Rule.Days);
        return new NextWave(last, day, Moved(calendar.Opens, day.DayNumber - DayOf(calendar.Opens).DayNumber));
    }

    /// <summary>What can be announced: none that would open after the last day, or while every target is met.</summary>
    public static NextWave? AnnouncedOf(ProgrammeState programme, IEnumerable<CallState> calls) =>
        NextOf(programme, calls) is { } next && next.Day.DayNumber <= (programme.Waves?.Rule.Until ?? DateOnly.MaxValue).DayNumber
            && !programme.HasMetItsTargets(next.Day) ? next : null;

    public static DateOnly DayOf(Moment moment) => DateOnly.FromDateTime(LocalOf(moment));

    /// <summary>The calendar that the rules set: a closing that was put off is not put off for those who come after.</summary>
    public static Calendar SetBy(CallState call) => call.Extensions is [var first, ..] ? first.Before : call.Rules.Calendar;

    public static Calendar Moved(Calendar calendar, DateOnly opening)
    {
        var days = opening.DayNumber - DayOf(calendar.Opens).DayNumber;
        return calendar with
        {
            Opens = Moved(calendar.Opens, days),
            Closes = calendar.Closes is { } closes ? Moved(closes, days) : null,
            ReviewsBy = calendar.ReviewsBy is { } reviewsBy ? Moved(reviewsBy, days) : null,
            EarliestPublication = Moved(calendar.EarliestPublication, days),
        };
    }

    /// <summary>
    /// At the same hour of its place. An hour that the clocks skip that day gives way to the first one that exists; of one that comes
    /// twice the second is meant, so that nobody is late by it.
    /// </summary>
    private static Moment Moved(Moment moment, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(moment.Zone);
        var local = LocalOf(moment).AddDays(days);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Min() : zone.GetUtcOffset(local);
        return new Moment(
            local.ToString(Written, CultureInfo.InvariantCulture), moment.Zone, new DateTimeOffset(local, offset).ToUniversalTime());
    }

    private static DateTime LocalOf(Moment moment) => DateTime.Parse(moment.Local, CultureInfo.InvariantCulture, DateTimeStyles.None);
}
