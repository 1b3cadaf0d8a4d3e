using Territoires.Domain.Jury;

namespace Territoires.Web.Received;

/// <summary>When and where a jury meets.</summary>
/// <param name="Begins">Local time in the call’s own zone, e.g. <c>2023-11-14T09:30:00</c>.</param>
/// <param name="Place">Where one comes; left out when one only joins from afar.</param>
/// <param name="Link">Where one joins from afar; left out when one only comes.</param>
public sealed record SummonsRequest(string Begins, string? Place = null, string? Link = null)
{
    /// <summary>The same with its instant, or why there is none.</summary>
    public Result<Summons, JurySessionRefusal> In(string zone)
    {
        var faults = new List<Fault>();
        var begins = CalendarRequest.Resolve("begins", Begins, TimeZoneInfo.FindSystemTimeZoneById(zone), faults);
        return begins is null
            ? new JurySessionRefusal.SummonsUnacceptable(faults)
            : new Summons(begins, Said(Place), Said(Link));
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
