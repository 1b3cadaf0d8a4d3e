namespace Territoires.Orchestrations;

/// <summary>The input of a reminder: one promise to write to those who are late, kept at one instant.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Kind">One of <see cref="ReminderKinds"/>.</param>
/// <param name="At">When; if what is due has moved meanwhile, nobody is written to, for its new date has its own promise.</param>
public sealed record ReminderPlan(string CallId, string Kind, DateTimeOffset At);

/// <summary>One page of a reminder: mail to many goes in pages.</summary>
/// <param name="Page">From 0.</param>
public sealed record ReminderPage(ReminderPlan Reminder, int Page);

/// <summary>Names of reminders are kept in histories: they never change.</summary>
public static class ReminderKinds
{
    /// <summary>Whoever has a draft, before the closing.</summary>
    public const string Drafts = "drafts";

    /// <summary>The services whose opinion is awaited.</summary>
    public const string Opinions = "opinions";

    /// <summary>The jurors whose reviews are due.</summary>
    public const string Reviews = "reviews";

    /// <summary>The secretary, of the reviews that did not come in time.</summary>
    public const string LateReviews = "late-reviews";

    /// <summary>The members of the jury, of their session.</summary>
    public const string Session = "session";
}
