using System.Globalization;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>
/// Six NCRONTAB fields, in UTC: second, minute, hour, day, month, day of week (0 is Sunday). Each is * or a list of
/// numbers and ranges, with an optional step. A day must satisfy both its fields, as NCRONTAB has it (unlike Unix cron).
/// </summary>
internal sealed class NcrontabSchedule
{
    private static readonly (string Name, int First, int Last)[] Fields =
        [("second", 0, 59), ("minute", 0, 59), ("hour", 0, 23), ("day", 1, 31), ("month", 1, 12), ("day of week", 0, 6)];

    // Within eight years every day of week falls on a 29 February, but across 2100: then the next is twelve years away, and rarer still by weekday.
    private const int HorizonYears = 48;

    private readonly bool[][] allowed;

    private NcrontabSchedule(bool[][] allowed) => this.allowed = allowed;

    /// <exception cref="FormatException">The expression is none that this host serves; the message says why.</exception>
    public static NcrontabSchedule Parse(string expression)
    {
        if (expression.Contains('%', StringComparison.Ordinal))
        {
            throw new FormatException("a schedule taken from a setting (%name%) is not supported");
        }
        var parts = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            throw new FormatException($"six fields are expected (second, minute, hour, day, month, day of week), not {parts.Length}");
        }
        var schedule = new NcrontabSchedule([.. parts.Zip(Fields, (text, field) => ParseField(text, field.Name, field.First, field.Last))]);
        return schedule.Next(DateTimeOffset.UnixEpoch) is null ? throw new FormatException("no date ever satisfies it") : schedule;
    }

    /// <summary>The first due instant strictly after <paramref name="after"/>; null when the calendar ends before it.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var utc = after.UtcDateTime;
        var time = new DateTime(utc.Year, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second, DateTimeKind.Utc).AddSeconds(1);
        var horizon = Math.Min(time.Year + HorizonYears, DateTime.MaxValue.Year - 1);
        while (time.Year <= horizon)
        {
            var earlier = time;
            time = SkipForward(time);
            if (time == earlier)
            {
                return new(time);
            }
        }
        return null;
    }

    /// <summary>To the start of the next month, day, hour, minute or second, whichever is the largest unit that does not fit; itself when all fit.</summary>
    private DateTime SkipForward(DateTime time)
    {
        if (!allowed[4][time.Month])
        {
            return new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
        }
        if (!allowed[3][time.Day] || !allowed[5][(int)time.DayOfWeek])
        {
            return time.Date.AddDays(1);
        }
        if (!allowed[2][time.Hour])
        {
            return time.Date.AddHours(time.Hour + 1);
        }
        if (!allowed[1][time.Minute])
        {
            return time.AddSeconds(60 - time.Second);
        }
        return allowed[0][time.Second] ? time : time.AddSeconds(1);
    }

    private static bool[] ParseField(string text, string name, int first, int last)
    {
        var values = new bool[last + 1];
        foreach (var item in text.Split(','))
        {
            var (from, to, step) = ParseItem(item, first, last) ?? throw new FormatException($"\"{item}\" is not a {name} between {first} and {last}");
            for (var value = from; value <= to; value += step)
            {
                values[value] = true;
            }
        }
        return values;
    }

    private static (int From, int To, int Step)? ParseItem(string item, int first, int last)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var step = slash < 0 ? 1 : Number(item[(slash + 1)..]);
        var range = slash < 0 ? item : item[..slash];
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        var from = range == "*" ? first : Number(dash < 0 ? range : range[..dash]);
        // "5/10" runs from 5 to the field's end, as "5-59/10" does.
        var to = range == "*" || (dash < 0 && slash >= 0) ? last : dash < 0 ? from : Number(range[(dash + 1)..]);
        return step >= 1 && from >= first && to <= last && from <= to ? (from, to, step) : null;
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : -1;
}
