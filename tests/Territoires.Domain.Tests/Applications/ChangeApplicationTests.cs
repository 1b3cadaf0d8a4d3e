using Territoires.Domain.Applications;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

/// <summary>What was submitted is changed by its applicant until the closing.</summary>
public sealed class ChangeApplicationTests
{
    private static readonly DateTimeOffset Closing = OpenCall.Rules.Calendar.Closing.Instant;
    private static readonly ApplicationContent Better = Content with { Title = "Mieux dit" };
    private static readonly ApplicationState Changing =
        After(After(Submitted, new BeginChange(OpenCall)), new Edit(Better, OpenCall, Revision: 0));

    [Fact]
    public void It_is_begun_until_the_closing_and_not_a_millisecond_later()
    {
        Answer(Submitted, new BeginChange(OpenCall), Closing).ShouldBe("ChangeBegun");
        Answer(Submitted, new BeginChange(OpenCall), Closing.AddMilliseconds(1)).ShouldBe("CallClosed");
        Answer(Changing, new SendCorrection(OpenCall), Closing).ShouldBe("CorrectionSent");
        Answer(Changing, new SendCorrection(ClosedCall), Closing.AddMilliseconds(1)).ShouldBe("CorrectionClosed");
        Answer(Changing, new Edit(Content, OpenCall, Revision: 1), Closing.AddMilliseconds(1)).ShouldBe("CorrectionClosed");
    }

    [Fact]
    public void What_was_submitted_stands_until_the_change_is_sent_and_each_version_is_kept()
    {
        Changing.Content.ShouldBe(Submitted.Content);
        Changing.AsWritten.Content.Title.ShouldBe("Mieux dit");

        var sent = After(Changing, new SendCorrection(OpenCall), InWindow.AddHours(1));
        var twice = After(
            After(After(sent, new BeginChange(OpenCall)), new Edit(Content with { Title = "Encore mieux" }, OpenCall, 0)),
            new SendCorrection(OpenCall), InWindow.AddHours(2));

        twice.Received.Select(version => (version.Content.Title, version.ReceivedAt)).ShouldBe(
        [
            (Submitted.Content.Title, InWindow), ("Mieux dit", InWindow.AddHours(1)), ("Encore mieux", InWindow.AddHours(2)),
        ]);
        twice.Submission.ShouldBe(Submitted.Submission, "the number and the hour of the deposit are those of the first");
        twice.Content.Title.ShouldBe("Encore mieux");
    }

    [Fact]
    public void Begun_twice_it_is_begun_once_and_given_up_it_leaves_what_was_submitted()
    {
        Answer(Changing, new BeginChange(OpenCall), InWindow).ShouldBe("nothing");
        var givenUp = After(Changing, new GiveUpChange(OpenCall));

        givenUp.Correction.ShouldBeNull();
        givenUp.Content.ShouldBe(Submitted.Content);
        Answer(givenUp, new GiveUpChange(OpenCall), InWindow).ShouldBe("nothing");
        After(givenUp, new BeginChange(OpenCall)).AsWritten.Content.ShouldBe(Submitted.Content, "what was given up is not taken up again");
    }

    [Fact]
    public void What_was_typed_before_the_first_closing_is_there_when_it_is_put_off()
    {
        var extended = OpenCall with
        {
            Rules = OpenCall.Rules with
            {
                Calendar = OpenCall.Rules.Calendar with { Closes = OpenCall.Rules.Calendar.Closing with { Instant = Closing.AddDays(3) } },
            },
        };

        var again = After(Changing, new BeginChange(extended), Closing.AddDays(1));

        again.AsWritten.Content.Title.ShouldBe("Mieux dit");
        Answer(again, new SendCorrection(extended), Closing.AddDays(3)).ShouldBe("CorrectionSent");
    }

    [Fact]
    public void Nobody_decides_on_what_is_being_changed_nor_asks_for_a_correction_of_it()
    {
        Answer(Changing, new DecideEligibility(true, [], OpenCall), InWindow).ShouldBe("ChangeUnderWay");
        Answer(Changing, new AskCorrection("Précisez.", [ApplicationPart.Project], CorrectionAsked.Deadline, OpenCall), InWindow)
            .ShouldBe("ChangeUnderWay");
        Answer(Changing, new CancelCorrection(OpenCall), InWindow).ShouldBe("NoCorrection");
        Answer(Changing, new DecideEligibility(true, [], ClosedCall), Closing.AddMilliseconds(1)).ShouldBe("EligibilityDecided");
    }

    [Fact]
    public void Once_it_is_decided_on_it_holds_still_and_a_correction_that_is_asked_comes_first()
    {
        Answer(Admissible, new BeginChange(OpenCall), InWindow).ShouldBe("UnderExamination");
        Answer(Correcting, new BeginChange(OpenCall), InWindow).ShouldBe("nothing");
        Answer(Correcting, new GiveUpChange(OpenCall), InWindow).ShouldBe("nothing");
    }

    private static string Answer(ApplicationState state, ApplicationCommand command, DateTimeOffset at) =>
        Name(ApplicationDecision.Decide(state, command, at));

    private static ApplicationState After(ApplicationState state, ApplicationCommand command, DateTimeOffset? at = null) =>
        ApplicationDecision.Decide(state, command, at ?? InWindow).Value.Aggregate(state, ApplicationEvolution.Evolve);
}
