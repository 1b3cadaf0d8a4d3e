using System.Globalization;
using System.Text;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>The dates of a call for one's own calendar: iCalendar (RFC 5545), lines of 75 bytes at most, ended by CR LF.</summary>
public static class CallCalendarFile
{
    private const int LineBytes = 75;

    /// <param name="call">An open or closed call.</param>
    /// <param name="at">When the file was made; RFC 5545 asks for it on each event.</param>
    public static byte[] Of(CallState call, DateTimeOffset at)
    {
        var calendar = call.Rules.Calendar;
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Territoires//Calendrier d’un appel//FR" };
        lines.AddRange(Event(call, "ouverture", "Ouverture des dépôts", calendar.Opens, at));
        lines.AddRange(Event(call, "cloture", "Clôture des dépôts", calendar.Closes, at));
        lines.AddRange(Event(call, "publication", "Publication des lauréats, au plus tôt", calendar.EarliestPublication, at));
        lines.Add("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(string.Concat(lines.SelectMany(Folded).Select(line => line + "\r\n")));
    }

    private static IEnumerable<string> Event(CallState call, string name, string title, Moment moment, DateTimeOffset at) =>
    [
        "BEGIN:VEVENT",
        $"UID:{name}-{call.Id}@territoires",
        // What tells a calendar that an event which it knows has moved.
        string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{call.Extensions.Count}"),
        $"DTSTAMP:{Utc(at)}",
        $"DTSTART:{Utc(moment.Instant)}",
        $"SUMMARY:{Escaped($"{title} – {call.Rules.Title}")}",
        $"DESCRIPTION:{Escaped($"{title} : {FrenchText.Instant(moment)}.{(call.Rules.Fictitious ? $" {CallAnswer.FictitiousRules}" : string.Empty)}")}",
        "END:VEVENT",
    ];

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>A long line goes on after a line break and a space; a character is never cut in two.</summary>
    private static IEnumerable<string> Folded(string line)
    {
        var part = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytes)
            {
                yield return part.ToString();
                part.Clear().Append(' ');
                bytes = 1;
            }

            part.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        yield return part.ToString();
    }
}
