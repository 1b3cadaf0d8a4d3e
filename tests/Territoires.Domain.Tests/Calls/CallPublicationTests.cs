using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallPublicationTests
{
    private static readonly DateTimeOffset Earliest = Rules.Calendar.EarliestPublication.Instant;

    [Fact]
    public void A_publication_is_set_neither_in_the_past_nor_before_the_rules_earliest_date()
    {
        Refusal(Earliest.AddTicks(-1), now: Closes).ShouldBe(new CallRefusal.TooEarly(Earliest, "Europe/Paris"));
        Refusal(Earliest.AddDays(1), now: Earliest.AddDays(2)).ShouldBe(new CallRefusal.TooEarly(Earliest.AddDays(2), "Europe/Paris"));
        Refusal(Earliest, now: Closes).ShouldBeNull();
        Refusal(Earliest.AddDays(2), now: Earliest.AddDays(2)).ShouldBeNull();
    }

    [Fact]
    public void A_publication_is_set_anew_until_its_instant_even_when_the_timer_is_late()
    {
        var later = new SchedulePublication(PublishAt.AddDays(7));

        CallDecision.Decide(ScheduledCall, later, PublishAt.AddTicks(-1)).Value.ShouldBe([new CallFact.PublicationScheduled(later.At)]);
        CallDecision.Decide(ScheduledCall, later, PublishAt).Refusal.ShouldBe(new CallRefusal.AlreadyPublished(PublishAt, "Europe/Paris"));
        CallDecision.Decide(PublishedCall, later, PublishAt.AddDays(1)).Refusal.ShouldBe(
            new CallRefusal.AlreadyPublished(PublishAt, "Europe/Paris"));
    }

    [Fact]
    public void The_list_is_public_from_the_instant_set_whatever_was_noted()
    {
        ScheduledCall.IsPublishedAt(PublishAt.AddTicks(-1)).ShouldBeFalse();
        ScheduledCall.IsPublishedAt(PublishAt).ShouldBeTrue();
        PublishedCall.IsPublishedAt(PublishAt.AddTicks(-1)).ShouldBeFalse();
        DesignatedCall.IsPublishedAt(PublishAt.AddYears(1)).ShouldBeFalse();
        (ScheduledCall with { Designation = null }).IsPublishedAt(PublishAt).ShouldBeFalse();
    }

    [Fact]
    public void An_early_timer_notes_nothing() =>
        CallDecision.Decide(ScheduledCall, new NotePublished(), PublishAt.AddTicks(-1)).Refusal.ShouldBe(
            new CallRefusal.TooEarly(PublishAt, "Europe/Paris"));

    [Fact]
    public void A_submission_after_the_closing_is_late_at_every_later_stage()
    {
        CallState[] calls = [ClosedCall, ProposedCall, DesignatedCall, ScheduledCall, PublishedCall];
        calls.ShouldAllBe(call => !call.TakesSubmissionsAt(InWindow) && call.IsPublic);
    }

    private static CallRefusal? Refusal(DateTimeOffset at, DateTimeOffset now) =>
        CallDecision.Decide(DesignatedCall, new SchedulePublication(at), now).Refusal;
}
