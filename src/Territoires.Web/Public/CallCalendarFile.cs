using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;

namespace Territoires.Web.Public;

/// <summary>The dates of a call for one's own calendar: iCalendar (RFC 5545).</summary>
public static class CallCalendarFile
{
    /// <param name="call">An open or closed call.</param>
    /// <param name="at">When the file was made; RFC 5545 asks for it on each event.</param>
    public static byte[] Of(CallState call, DateTimeOffset at)
    {
        var dates = call.Rules.Calendar;
        var calendar = new Ical.Net.Calendar { ProductId = "-//Territoires//Calendrier d’un appel//FR" };
        calendar.Events.Add(Event(
            call, "ouverture", call.Rules.TakesApplications ? "Ouverture des dépôts" : "Lancement de l’appel", dates.Opens, at));
        if (dates.Closes is { } closes)
        {
            calendar.Events.Add(Event(call, "cloture", "Clôture des dépôts", closes, at));
        }

        calendar.Events.Add(Event(call, "publication", "Publication des lauréats, au plus tôt", dates.EarliestPublication, at));
        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString()!);
    }

    private static CalendarEvent Event(CallState call, string name, string title, Moment moment, DateTimeOffset at) => new()
    {
        Uid = $"{name}-{call.Id}@territoires",
        // What tells a calendar that an event which it knows has moved.
        Sequence = call.Extensions.Count,
        DtStamp = new CalDateTime(at.UtcDateTime),
        DtStart = new CalDateTime(moment.Instant.UtcDateTime),
        Summary = $"{title} – {call.Rules.Title}",
        Description = $"{title} : {FrenchText.Instant(moment)}.{(call.Rules.Fictitious ? $" {CallAnswer.FictitiousRules}" : string.Empty)}",
    };
}
