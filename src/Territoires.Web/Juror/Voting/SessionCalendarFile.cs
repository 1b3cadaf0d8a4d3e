using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Juror.Voting;

/// <summary>A session for a member's own calendar: iCalendar (RFC 5545).</summary>
public static class SessionCalendarFile
{
    /// <param name="session">One that has a date.</param>
    /// <param name="call">Its call.</param>
    public static byte[] Of(JurySessionState session, CallState call)
    {
        var summons = session.Summons!;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Territoires//Séance d’un jury//FR" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{session.Id}@territoires",
            // The same bytes as long as the session is where and when it is.
            DtStamp = new CalDateTime(call.Rules.Calendar.Opens.Instant.UtcDateTime),
            DtStart = new CalDateTime(summons.Begins.Instant.UtcDateTime),
            Summary = $"Séance du jury – {call.Rules.Title}",
            Location = summons.Place ?? summons.Link,
            Description = string.Join('\n', SummonsText.Lines(summons)),
        });
        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString()!);
    }
}
