using Territoires.Domain.Calls;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallExtensionTests
{
    private const string Reason = "Panne du service le jour de la clôture.";

    private static readonly Calendar Later = TestData.Calendar with { Closes = Moved(TestData.Calendar.Closing, days: 15) };

    [Fact]
    public void A_closing_put_off_takes_submissions_until_the_new_instant_and_says_why()
    {
        var extended = After(OpenCall, Later);

        extended.TakesSubmissionsAt(Closes.AddDays(1)).ShouldBeTrue();
        extended.TakesSubmissionsAt(Later.Closing.Instant).ShouldBeTrue();
        extended.TakesSubmissionsAt(Later.Closing.Instant.AddTicks(1)).ShouldBeFalse();
        extended.Extensions.ShouldBe([new Extension(TestData.Calendar, Later, Reason, InWindow)]);
    }

    [Fact]
    public void A_call_that_was_closed_is_open_again_and_will_be_counted_again()
    {
        var again = After(ClosedCall, Later, now: Closes.AddHours(3));

        again.Stage.ShouldBe(CallStage.Opened);
        again.Submissions.ShouldBeNull();
        again.TakesSubmissionsAt(Closes.AddHours(4)).ShouldBeTrue();
        CallDecision.Decide(again, new Close(3), Closes.AddHours(4)).Refusal.ShouldBe(new CallRefusal.StillOpen(Later.Closing));
        CallDecision.Decide(again, new Close(3), Later.Closing.Instant.AddTicks(1)).Value.ShouldBe([new CallFact.CallClosed(3)]);
    }

    [Fact]
    public void Asked_again_it_was_done_and_another_date_is_another_extension()
    {
        var once = After(OpenCall, Later);

        Decide(once, Later).Value.ShouldBeEmpty();
        Decide(ProposedCall with { Extensions = once.Extensions }, Later).Value.ShouldBeEmpty("whoever asks again learns that it was done");
        After(once, Later with { Closes = Moved(Later.Closing, days: 1) }).Extensions.Count.ShouldBe(2);
    }

    [Fact]
    public void Nobody_is_given_time_once_applications_are_decided_on()
    {
        Decide(ClosedCall, Later, instructionBegun: true).Refusal.ShouldBe(new CallRefusal.TooLateToExtend());
        Decide(ClosedCall with { SessionId = "seance" }, Later).Refusal.ShouldBe(new CallRefusal.TooLateToExtend());
        foreach (var call in new[] { ProposedCall, DesignatedCall, ScheduledCall, PublishedCall })
        {
            Decide(call, Later).Refusal.ShouldBe(new CallRefusal.TooLateToExtend());
        }

        Decide(OpenCall, Later, instructionBegun: true).IsRefused.ShouldBeFalse(
            "before the closing an early decision takes nothing from anybody");
    }

    [Fact]
    public void A_call_that_is_not_open_yet_is_written_anew_instead()
    {
        Decide(null, Later).Refusal.ShouldBe(new CallRefusal.NotDefined());
        Decide(DefinedCall, Later).Refusal.ShouldBe(new CallRefusal.NotOpened());
    }

    [Fact]
    public void No_date_moves_forward_and_they_still_follow_one_another()
    {
        var calendar = TestData.Calendar;
        Fields(calendar).ShouldBe(["closes"]);
        Fields(calendar with { Closes = Moved(calendar.Closing, days: -1) }).ShouldBe(["closes"]);
        Fields(Later, now: Later.Closing.Instant).ShouldBe(["closes"]);
        Fields(Later with { ReviewsBy = Moved(calendar.ReviewsDue, days: -1) }).ShouldBe(["reviewsBy"]);
        Fields(calendar with { Closes = calendar.ReviewsBy }).ShouldBe(["reviewsBy"]);
        Fields(Later with { EarliestPublication = Moved(calendar.EarliestPublication, days: -1) }).ShouldBe(["earliestPublication"]);
        Fields(Later with { ReviewsBy = Moved(calendar.EarliestPublication, days: 1) }).ShouldBe(["earliestPublication"]);
    }

    [Fact]
    public void A_reason_is_given()
    {
        Refused(Decide(OpenCall, Later, reason: " ")).ShouldBe(["reason"]);
        Refused(Decide(OpenCall, Later, reason: new string('x', Extend.MaxReason + 1))).ShouldBe(["reason"]);
        Decide(OpenCall, Later, reason: new string('x', Extend.MaxReason)).IsRefused.ShouldBeFalse();
    }

    private static Moment Moved(Moment moment, int days)
    {
        var local = DateTime.ParseExact(moment.Local, "s", System.Globalization.CultureInfo.InvariantCulture).AddDays(days);
        return new Moment(
            local.ToString("s", System.Globalization.CultureInfo.InvariantCulture), moment.Zone, moment.Instant.AddDays(days));
    }

    private static Result<CallFact[], CallRefusal> Decide(
        CallState? call, Calendar calendar, bool instructionBegun = false, string reason = Reason, DateTimeOffset? now = null) =>
        CallDecision.Decide(call, new Extend(calendar, reason, instructionBegun), now ?? InWindow);

    private static CallState After(CallState call, Calendar calendar, DateTimeOffset? now = null) =>
        Decide(call, calendar, now: now).Value.Aggregate(call, CallEvolution.Evolve);

    private static IEnumerable<string> Fields(Calendar calendar, DateTimeOffset? now = null) =>
        Refused(Decide(OpenCall, calendar, now: now));

    private static IEnumerable<string> Refused(Result<CallFact[], CallRefusal> decided) =>
        decided.Refusal.ShouldBeOfType<CallRefusal.ExtensionUnacceptable>().Faults.Select(fault => fault.Field);
}
