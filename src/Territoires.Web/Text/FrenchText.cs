using System.Globalization;
using Territoires.Domain.Calls;

namespace Territoires.Web.Text;

/// <summary>Dates and numbers as the public reads them: French words, French typography, local time.</summary>
public static class FrenchText
{
    /// <summary>No-break space, before a unit or a double punctuation mark.</summary>
    private const char NoBreak = '\u00a0';

    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The order of a French list of names: accents and capitals do not count.</summary>
    public static readonly IComparer<string> Names = StringComparer.Create(
        French, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    /// <summary>Whether a text holds another one; accents and capitals do not count.</summary>
    public static bool Holds(string text, string part) =>
        French.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>« 30 juin 2023 à 17 h 00 (heure de Paris) ».</summary>
    public static string Instant(Moment moment) => Instant(moment.Instant, moment.Zone);

    public static string Instant(DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var seconds = local.Second == 0 ? string.Empty : string.Create(French, $"{NoBreak}min{NoBreak}{local:ss}{NoBreak}s");
        return $"{LocalDay(local)} à {local.ToString("%H", French)}{NoBreak}h{NoBreak}{local.ToString("mm", French)}{seconds} "
            + $"({PlaceOf(zone)})";
    }

    /// <summary>
    /// To the minute, the next one where seconds have begun: nobody comes too early who comes when a page says. Only a deadline is said
    /// to the second.
    /// </summary>
    public static string Minute(Moment moment) => Minute(moment.Instant, moment.Zone);

    public static string Minute(DateTimeOffset instant, string zone) =>
        Instant(new DateTimeOffset((instant.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute,
            TimeSpan.Zero), zone);

    /// <summary>« 9 h 32 »; who reads knows the day.</summary>
    public static string Hour(DateTimeOffset instant, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return $"{local.ToString("%H", French)}{NoBreak}h{NoBreak}{local.ToString("mm", French)}";
    }

    public static string Day(DateTimeOffset instant, string zone) =>
        LocalDay(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private static string LocalDay(DateTimeOffset local)
    {
        var day = local.Day == 1 ? "1er" : local.Day.ToString(French);
        return $"{day}{NoBreak}{local.ToString("MMMM yyyy", French)}";
    }

    public static string Day(DateOnly day) => LocalDay(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    /// <summary>« à » before a noun and its article: « au secrétariat », « aux membres du jury », « à l’autorité ».</summary>
    public static string To(string noun) => noun switch
    {
        _ when noun.StartsWith("le ", StringComparison.Ordinal) => $"au {noun["le ".Length..]}",
        _ when noun.StartsWith("les ", StringComparison.Ordinal) => $"aux {noun["les ".Length..]}",
        _ => $"à {noun}",
    };

    /// <summary>The name of a région or a département as French prints it: the national file has straight apostrophes.</summary>
    public static string Printed(string name) => name.Replace('\'', '’');

    public static string Number(long number) => number.ToString("N0", French);

    /// <summary>Cents as euros, without the cents when there are none.</summary>
    public static string Euros(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", French) + NoBreak + "€";

    /// <summary>Sizes as disks sell them: 1 Mo is a million bytes.</summary>
    public static string Bytes(long bytes) => bytes < 1_000_000
        ? $"{Math.Max(1, bytes / 1000).ToString(French)}{NoBreak}ko"
        : $"{(bytes / 1_000_000m).ToString("0.#", French)}{NoBreak}Mo";

    /// <summary>« heure de Paris ».</summary>
    public static string PlaceOf(string zone) => zone switch
    {
        "Europe/Paris" => "heure de Paris",
        "Indian/Reunion" => "heure de La Réunion",
        _ => $"heure locale, {zone}",
    };
}
