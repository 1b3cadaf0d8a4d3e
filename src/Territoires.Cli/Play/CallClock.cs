using System.Globalization;

namespace Territoires.Cli.Play;

/// <summary>The hours of a call as its files write them, and as its clocks show them.</summary>
/// <param name="Zone">IANA name of its zone.</param>
internal readonly record struct CallClock(string Zone)
{
    private TimeZoneInfo Place => TimeZoneInfo.FindSystemTimeZoneById(Zone);

    public DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "s", CultureInfo.InvariantCulture);
        return new DateTimeOffset(time, Place.GetUtcOffset(time)).ToUniversalTime();
    }

    public string Shows(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Place).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
