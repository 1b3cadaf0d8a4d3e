using System.Globalization;

namespace Territoires.Web.Desk;

/// <summary>A date and hour as a browser's field writes them, without seconds when there are none.</summary>
public static class LocalTime
{
    private const string ToMinutes = "yyyy-MM-dd'T'HH:mm";
    private const string ToSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    public static string Typed(DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return local.ToString(local.Second == 0 ? ToMinutes : ToSeconds, CultureInfo.InvariantCulture);
    }

    public static string Typed(string local) =>
        local.EndsWith(":00", StringComparison.Ordinal) && local.Length == "2023-06-30T17:00:00".Length ? local[..^":00".Length] : local;

    /// <summary>As the rules write it, to the second; what is no date is left as typed, for its refusal.</summary>
    public static string Whole(string typed) =>
        typed.Trim() is { } local && local.Length == "2023-06-30T17:00".Length ? $"{local}:00" : typed.Trim();
}
