using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class ApplicationOutcomeTests
{
    private static readonly Departure Removed = new("essai-b", DepartureKind.Removed, "Financée par ailleurs.");

    private static readonly CallState Saying = ScheduledCall with
    {
        Rules = Rules with { ReasonsShown = true },
        Designation = new DesignatedList([Eligible[0]], [Removed]),
    };

    [Fact]
    public void It_is_known_from_the_publication_instant_and_not_a_millisecond_before()
    {
        ApplicationOutcome.Of(Numbered("a"), Saying, PublishAt.AddMilliseconds(-1)).ShouldBeNull();
        ApplicationOutcome.Of(Numbered("a"), Saying, PublishAt).ShouldBe(new ApplicationOutcome(IsLaureate: true, [], null));
        ApplicationOutcome.Of(Numbered("a"), DesignatedCall, PublishAt).ShouldBeNull("nothing is scheduled");
    }

    [Fact]
    public void Each_application_has_its_own_reasons_where_the_rules_allow_them()
    {
        ApplicationOutcome.Of(Numbered("b"), Saying, PublishAt)!.Departure.ShouldBe(Removed);
        ApplicationOutcome.Of(Numbered("c"), Saying, PublishAt)!.Departure.ShouldBeNull();
        var refused = Numbered("d") with { Eligibility = new Eligibility(Admissible: false, ["Hors sujet."]) };
        ApplicationOutcome.Of(refused, Saying, PublishAt)!.WhyNotAdmissible.ShouldBe(["Hors sujet."]);

        var silent = Saying with { Rules = Rules };
        ApplicationOutcome.Of(Numbered("b"), silent, PublishAt).ShouldBe(new ApplicationOutcome(IsLaureate: false, [], null));
        ApplicationOutcome.Of(refused, silent, PublishAt)!.WhyNotAdmissible.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_never_examined_has_none()
    {
        ApplicationOutcome.Of(Draft, Saying, PublishAt).ShouldBeNull();
        ApplicationOutcome.Of(Numbered("a") with { Stage = ApplicationStage.Withdrawn }, Saying, PublishAt).ShouldBeNull();
    }

    private static ApplicationState Numbered(string id) =>
        Admissible with { Id = id, Submission = Submitted.Submission! with { Number = $"essai-{id}" } };
}
