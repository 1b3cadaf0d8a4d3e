using Territoires.Domain.Calls;

namespace Territoires.Web.Received;

/// <summary>Later dates, local times in the call’s own zone, e.g. <c>2023-07-15T17:00:00</c>; a date left out stays.</summary>
public sealed record ExtensionRequest(string Closes, string Reason, string? ReviewsBy = null, string? EarliestPublication = null)
{
    /// <summary>The whole calendar as it would be, or which dates cannot be resolved and why.</summary>
    public Result<Calendar, CallRefusal> Over(Calendar before)
    {
        var faults = new List<Fault>();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(before.Zone);
        var closes = CalendarRequest.Resolve("closes", Closes, zone, faults);
        var reviewsBy = ReviewsBy is null || before.ReviewsBy is null
            ? before.ReviewsBy
            : CalendarRequest.Resolve("reviewsBy", ReviewsBy, zone, faults);
        var earliest = EarliestPublication is null
            ? before.EarliestPublication
            : CalendarRequest.Resolve("earliestPublication", EarliestPublication, zone, faults);
        return closes is null || faults.Count > 0 || earliest is null
            ? new CallRefusal.ExtensionUnacceptable(faults)
            : before with { Closes = closes, ReviewsBy = reviewsBy, EarliestPublication = earliest };
    }
}
