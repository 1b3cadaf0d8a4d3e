using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Steps;
using Territoires.Domain.Tests.Jury;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Steps;

/// <summary>Whose turn it is, told by what is missing.</summary>
public sealed class AwaitedTests
{
    private static readonly DateTimeOffset Due = TestData.Calendar.ReviewsDue.Instant;

    private static readonly CallFigures Ready = new()
    {
        Submitted = 3,
        Decided = 3,
        Admissible = 2,
        ReviewsExpected = 4,
        ReviewsStarted = 4,
        ReviewsFinal = 4,
    };

    [Fact]
    public void Before_the_closing_nobody_is_waited_for_but_the_secretary_for_a_jury_and_jurors_for_what_they_were_given()
    {
        var panel = OpenCall with { Panel = Seats };

        Kind(DefinedCall, new CallFigures(), Opens).ShouldBe(AwaitedKind.Opening);
        Kind(OpenCall, new CallFigures(), Opens.AddDays(-1)).ShouldBe(AwaitedKind.Panel);
        Kind(panel, new CallFigures(), Opens.AddDays(-1)).ShouldBe(AwaitedKind.Beginning);
        Kind(OpenCall, new CallFigures(), InWindow).ShouldBe(AwaitedKind.Panel);
        Kind(panel, new CallFigures { Submitted = 2 }, InWindow).ShouldBe(AwaitedKind.Deposits);
        Of(panel, Ready with { ReviewsFinal = 1 }, InWindow)
            .ShouldBe(new Awaited(AwaitedKind.Reviews, CallStepKind.Reading, 3));
        Kind(panel, new CallFigures(), Closes.AddSeconds(1)).ShouldBe(AwaitedKind.Counting);
    }

    [Fact]
    public void After_the_closing_it_is_whoever_has_something_missing()
    {
        Kind(ClosedCall, new CallFigures(), Closes.AddDays(1)).ShouldBe(AwaitedKind.End, "nobody applied");
        Of(ClosedCall, Ready with { Decided = 1 }, Closes.AddDays(1))
            .ShouldBe(new Awaited(AwaitedKind.Eligibility, CallStepKind.Eligibility, 2));
        Kind(ClosedCall, Ready with { Admissible = 0, ReviewsExpected = 0 }, Closes.AddDays(1)).ShouldBe(AwaitedKind.End);
        Of(ClosedCall, Ready, Closes.AddDays(1)).ShouldBe(new Awaited(AwaitedKind.Panel, CallStepKind.Reading));
        Of(PanelCall, Ready with { Unassigned = 1 }, Closes.AddDays(1))
            .ShouldBe(new Awaited(AwaitedKind.Assignments, CallStepKind.Reading, 1));
        Of(PanelCall, Ready with { ReviewsFinal = 3 }, Closes.AddDays(1))
            .ShouldBe(new Awaited(AwaitedKind.Reviews, CallStepKind.Reading, 1));
    }

    [Fact]
    public void All_reviews_final_or_their_date_passed_the_session_is_to_be_convened()
    {
        Kind(PanelCall, Ready, Closes.AddDays(1)).ShouldBe(AwaitedKind.Convening, "nobody waits for a date when all is there");
        Kind(PanelCall, Ready with { ReviewsFinal = 3 }, Due).ShouldBe(AwaitedKind.Reviews, "the instant itself is in time");
        Kind(PanelCall, Ready with { ReviewsFinal = 3, Unassigned = 1 }, Due.AddSeconds(1)).ShouldBe(AwaitedKind.Convening);
        Kind(PanelCall with { Rules = Rules with { Jury = false } }, Ready, Closes.AddDays(1)).ShouldBe(AwaitedKind.Designation);
    }

    [Fact]
    public void In_the_session_votes_then_the_chair_then_minutes_and_their_two_signatures_are_waited_for()
    {
        var session = Session.Of(Seats, Session.Item("a"), Session.Item("b"));
        InSession(session).ShouldBe(new Awaited(AwaitedKind.Votes, CallStepKind.Session, 2));
        session = session.Attend("j2", "j3").Vote("a", "j2+ j3+");
        InSession(session).ShouldBe(new Awaited(AwaitedKind.Votes, CallStepKind.Session, 1));
        session = session.Vote("b", "j2+ j3+");
        InSession(session).Kind.ShouldBe(AwaitedKind.Chair);
        session = session.Attend("j1");
        InSession(session).Kind.ShouldBe(AwaitedKind.Minutes);
        session = session.Draft();
        InSession(session).Kind.ShouldBe(AwaitedKind.SecretarySignature);
        var bySecretary = Session.Do(session, new JurySessionCommand.Sign(SignatoryRole.Secretary, "secretary-1"));
        InSession(bySecretary).Kind.ShouldBe(AwaitedKind.ChairSignature);
        InSession(session.Signed()).ShouldBe(new Awaited(AwaitedKind.Proposal, CallStepKind.Proposal));

        static Awaited InSession(JurySessionState session) => Awaited.Of(new CallFacts(ConvenedCall, session, Ready, Closes.AddDays(2)));
    }

    [Fact]
    public void What_follows_the_jury_goes_from_the_authority_to_the_administration_to_the_instant()
    {
        Kind(ProposedCall, Ready, Due).ShouldBe(AwaitedKind.Designation);
        Kind(DesignatedCall, Ready, Due).ShouldBe(AwaitedKind.Scheduling);
        Kind(ScheduledCall, Ready, PublishAt.AddMilliseconds(-1)).ShouldBe(AwaitedKind.PublicationInstant);
        Of(ScheduledCall, Ready, PublishAt).ShouldBe(new Awaited(AwaitedKind.Nothing, null));
        Kind(EndedCall, Ready, Due).ShouldBe(AwaitedKind.Nothing);
    }

    [Fact]
    public void Where_nobody_applies_the_files_are_waited_for_then_the_authority()
    {
        var direct = ClosedCall with
        {
            Rules = Rules with
            {
                Grid = [],
                Jury = false,
                Calendar = TestData.Calendar with { Closes = null, ReviewsBy = null },
                Spotting = new Spotting("La direction", 2),
            },
        };
        var written = new CallFigures { Submitted = 1, Decided = 1, Admissible = 1 };

        Kind(direct, new CallFigures(), Opens.AddDays(-1)).ShouldBe(AwaitedKind.Files);
        Kind(direct, written, Opens.AddDays(-1)).ShouldBe(AwaitedKind.Beginning);
        Of(direct, written, Opens).ShouldBe(new Awaited(AwaitedKind.Files, CallStepKind.Designation, 1));
        Kind(direct, written with { Submitted = 2, Decided = 2, Admissible = 2 }, Opens).ShouldBe(AwaitedKind.Designation);
    }

    private static Awaited Of(CallState call, CallFigures figures, DateTimeOffset now) =>
        Awaited.Of(new CallFacts(call, null, figures, now));

    private static AwaitedKind Kind(CallState call, CallFigures figures, DateTimeOffset now) => Of(call, figures, now).Kind;
}
