using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Orchestrations;

namespace Territoires.Core.Mail;

/// <summary>
/// When who is reminded of what: a week and a day before something is due, by the dates as they stand; the secretary, of what did not
/// come, when it was due.
/// </summary>
public static class ReminderDates
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>All those that a call has at its present stage, whether they are past or to come.</summary>
    /// <param name="call">The call.</param>
    /// <param name="summons">Of its session; null when there is none, or it says no date.</param>
    public static IEnumerable<ReminderPlan> Of(CallState call, Summons? summons)
    {
        var dates = call.Rules.Calendar;
        return call.Stage switch
        {
            CallStage.Opened when dates.Closes is { } closes => Before(call, ReminderKinds.Drafts, closes, dates.Opens.Instant),
            CallStage.Closed when call.SessionId is not null => summons is null
                ? []
                : [new ReminderPlan(call.Id, ReminderKinds.Session, summons.Begins.Instant - Day)],
            CallStage.Closed => OfExamination(call),
            _ => [],
        };
    }

    private static IEnumerable<ReminderPlan> OfExamination(CallState call)
    {
        var dates = call.Rules.Calendar;
        var from = (dates.Closes ?? dates.Opens).Instant;
        foreach (var opinions in Before(call, ReminderKinds.Opinions, dates.ExaminedUntil, from))
        {
            yield return opinions;
        }

        if (dates.ReviewsBy is { } reviewsBy)
        {
            foreach (var reviews in Before(call, ReminderKinds.Reviews, reviewsBy, from))
            {
                yield return reviews;
            }

            yield return new ReminderPlan(call.Id, ReminderKinds.LateReviews, reviewsBy.Instant);
        }
    }

    /// <summary>None before what is due could be begun.</summary>
    private static IEnumerable<ReminderPlan> Before(CallState call, string kind, Moment due, DateTimeOffset from) =>
        new[] { Week, Day }.Select(before => due.Instant - before).Where(at => at > from)
            .Select(at => new ReminderPlan(call.Id, kind, at));
}
