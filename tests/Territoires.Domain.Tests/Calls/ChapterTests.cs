using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Territories;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

/// <summary>A chapter of the rules that is absent is a stage that does not happen.</summary>
public sealed class ChapterTests
{
    private static readonly WrittenFile File = new("essai-1", "essai", "secretary-1", "essai-aaaaaa", "00");

    /// <summary>Nobody applies, nothing is marked, no jury sits.</summary>
    private static readonly CallRules Direct = Rules with
    {
        Calendar = Rules.Calendar with { Closes = null, ReviewsBy = null },
        Grid = [],
        RequiredDocuments = [],
        Jury = false,
    };

    private static readonly Moment DayBefore = Rules.Calendar.Opens with { Instant = Opens.AddDays(-1) };

    private static CallState Opened(CallRules rules) => Folded(DefinedCall with { Rules = rules }, new Open("seed"));

    [Fact]
    public void Where_nobody_applies_the_call_is_closed_as_soon_as_it_is_open()
    {
        TestData.Name(CallDecision.Decide(DefinedCall with { Rules = Direct }, new Open("seed"), InWindow))
            .ShouldBe("CallOpened+CallClosed");
        var call = Opened(Direct);
        (call.Stage, call.Submissions, call.TakesSubmissionsAt(InWindow)).ShouldBe((CallStage.Closed, 0, false));
        TestData.Name(ApplicationDecision.Decide(null, new ApplicationCommand.StartDraft("essai-2", "a", call), InWindow))
            .ShouldBe("NobodyApplies");
    }

    [Fact]
    public void The_authority_designates_from_the_files_and_departs_from_nothing()
    {
        var call = Opened(Direct);

        var designated = Folded(call, new Designate([Eligible[1], Eligible[0]], [], Eligible));

        designated.Designation!.Laureates.ShouldBe([Eligible[1], Eligible[0]]);
        designated.Designation.Departures.ShouldBeEmpty();
        var published = Folded(Folded(designated, new SchedulePublication(PublishAt)), new NotePublished(), PublishAt);
        published.Stage.ShouldBe(CallStage.Published);
    }

    [Theory]
    [InlineData("SetPanel", "NoJury")]
    [InlineData("NoteSession", "NoJury")]
    [InlineData("SendProposal", "NoJury")]
    [InlineData("Extend", "NobodyApplies")]
    public void What_belongs_to_a_stage_that_does_not_happen_is_refused(string act, string refusal)
    {
        CallCommand command = act switch
        {
            "SetPanel" => new SetPanel(Seats),
            "NoteSession" => new NoteSession("session-1", []),
            "SendProposal" => new SendProposal(Proposal, Outcome),
            _ => new Extend(Rules.Calendar, "Panne.", InstructionBegun: false),
        };

        TestData.Name(CallDecision.Decide(Opened(Direct), command, InWindow)).ShouldBe(refusal);
    }

    [Fact]
    public void A_long_list_is_as_long_as_the_rules_say_before_anybody_is_designated()
    {
        var call = Opened(Direct with { Spotting = new Spotting("Les organisateurs", 5) });

        CallDecision.Decide(call, new Designate([Eligible[0]], [], Eligible, Files: 4), InWindow).Refusal
            .ShouldBe(new CallRefusal.ListTooShort(5, 4));
        TestData.Name(CallDecision.Decide(call, new Designate([Eligible[0]], [], Eligible, Files: 5), InWindow))
            .ShouldBe("LaureatesDesignated");
    }

    [Fact]
    public void A_short_list_is_decided_file_by_file_and_no_longer_than_the_rules_say()
    {
        var call = Opened(Direct with { Screening = new Screening(["Un service rendu"], Keeps: 3) });

        TestData.Name(CallDecision.Decide(call, new Designate([Eligible[0]], [], [Eligible[0]], null, ["essai-b"], 2), InWindow))
            .ShouldBe("ApplicationsUndecided");
        CallDecision.Decide(call, new Designate([Eligible[0]], [], Eligible, null, [], 4), InWindow).Refusal
            .ShouldBe(new CallRefusal.TooManyKept(3, 4));
        TestData.Name(CallDecision.Decide(call, new Designate([Eligible[0]], [], Eligible[..3], null, [], 4), InWindow))
            .ShouldBe("LaureatesDesignated");
    }

    [Fact]
    public void A_file_is_written_once_the_call_is_open_and_can_be_designated_at_once_where_nobody_sorts()
    {
        TestData.Name(Write(DefinedCall with { Rules = Direct })).ShouldBe("CallNotOpen");
        TestData.Name(Write(OpenCall)).ShouldBe("FilesAreSubmitted");
        TestData.Name(Write(Opened(Direct))).ShouldBe("FileWritten+EligibilityDecided");
        TestData.Name(Write(Opened(Direct with { Screening = new Screening(["Un service rendu"]) }))).ShouldBe("FileWritten");
        Write(Opened(Direct), Content with { Title = " ", LeadBodies = [] }).Refusal
            .ShouldBeOfType<ApplicationRefusal.ContentUnacceptable>().Faults.Select(fault => fault.Field).ShouldBe(["title", "bodies"]);
    }

    [Fact]
    public void A_written_file_is_written_anew_and_taken_back_until_the_call_is_decided()
    {
        var call = Opened(Direct);
        var file = Write(call).Value.Aggregate((ApplicationState?)null, ApplicationEvolution.Evolve)!;
        (file.IsWrittenUp, file.IsAdmissible, file.Submission!.Number).ShouldBe((true, true, "essai-aaaaaa"));
        var named = Content with { Place = new ChosenPlace("La halle d’essai") };

        TestData.Name(Rewrite(file, Content, call)).ShouldBe("nothing");
        var rewritten = Rewrite(file, named, call).Value.Aggregate(file, ApplicationEvolution.Evolve);
        rewritten.Content.Place.ShouldBe(new ChosenPlace("La halle d’essai"));
        TestData.Name(ApplicationDecision.Decide(rewritten, new ApplicationCommand.RemoveFile(call), InWindow)).ShouldBe("FileRemoved");
        var designated = Folded(call, new Designate([Eligible[0]], [], Eligible));
        TestData.Name(Rewrite(file, named, designated)).ShouldBe("InstructionOver");
        TestData.Name(ApplicationDecision.Decide(file, new ApplicationCommand.RemoveFile(designated), InWindow))
            .ShouldBe("InstructionOver");
    }

    [Fact]
    public void An_opinion_is_in_time_until_the_call_may_be_published_where_nothing_is_marked()
    {
        var call = Opened(Direct);
        var file = Write(call).Value.Aggregate((ApplicationState?)null, ApplicationEvolution.Evolve)!;
        var opinion = new ApplicationCommand.GiveOpinion("ddt-f0", Verdict.Favorable, null, call);

        TestData.Name(ApplicationDecision.Decide(file, opinion, Rules.Calendar.ReviewsDue.Instant.AddDays(1))).ShouldBe("OpinionGiven");
        TestData.Name(ApplicationDecision.Decide(file, opinion, Rules.Calendar.EarliestPublication.Instant.AddTicks(1)))
            .ShouldBe("OpinionsClosed");
        TestData.Name(ApplicationDecision.Decide(file, new ApplicationCommand.Assign(["j1"], call), InWindow)).ShouldBe("NothingIsMarked");
    }

    public static TheoryData<string, CallRules> Faulty => new()
    {
        { "calendar.closes", Direct with { RequiredDocuments = [DocumentKind.NoteOpportunite] } },
        { "calendar.closes", Direct with { SignatureRequired = true } },
        { "calendar.reviewsBy", Direct with { Grid = Rules.Grid } },
        { "grid", Direct with { Calendar = Rules.Calendar with { Closes = null } } },
        { "spotting", Rules with { Spotting = new Spotting("Nous", 10) } },
        { "spotting.by", Direct with { Spotting = new Spotting(" ", 10) } },
        { "spotting.atLeast", Direct with { Spotting = new Spotting("Nous", 0) } },
        { "screening.criteria", Direct with { Screening = new Screening([]) } },
        { "screening.keeps", Direct with { Screening = new Screening(["Un"], Keeps: 1) } },
        { "decision.by", Direct with { Decision = new Decision("") } },
        { "decision", Direct with { Decision = new Decision("Nous", new string('x', 1001)) } },
        { "support.kind", Direct with { Support = new Support("") } },
        { "support.months", Direct with { Support = new Support("Équipe", 0) } },
        { "support.centsAYear", Direct with { Support = new Support("Aide", null, -1) } },
        { "support.steps", Direct with { Support = new Support("Aide", Steps: [new SupportStep("Un", "")]) } },
        { "calendar", Direct with { Calendar = Direct.Calendar with { EarliestPublication = DayBefore } } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_chapter_that_does_not_hold_is_named(string field, CallRules rules) =>
        RulesCheck.Faults("essai", rules).Select(fault => fault.Field).ShouldBe([field]);

    private static Result<ApplicationFact[], ApplicationRefusal> Write(CallState call, ApplicationContent? content = null) =>
        ApplicationDecision.Decide(null, new ApplicationCommand.WriteUp(File, content ?? Content, call), InWindow);

    private static Result<ApplicationFact[], ApplicationRefusal> Rewrite(
        ApplicationState file, ApplicationContent content, CallState call) =>
        ApplicationDecision.Decide(file, new ApplicationCommand.WriteUp(File, content, call), InWindow);

    private static CallState Folded(CallState call, CallCommand command, DateTimeOffset? at = null) =>
        CallDecision.Decide(call, command, at ?? InWindow).Value.Aggregate(call, CallEvolution.Evolve);

    [Fact]
    public void A_sum_by_the_year_is_paid_on_each_anniversary_and_what_the_rules_do_not_say_is_unknown()
    {
        var first = new DateOnly(2021, 9, 20);

        new Support("Subvention", 36, 5_000_000).AmountsFrom(first)
            .ShouldBe([(2021, 5_000_000), (2022, 5_000_000), (2023, 5_000_000)]);
        new Support("Subvention", 18, 5_000_000).AmountsFrom(first).ShouldBe([(2021, 5_000_000), (2022, 2_500_000)]);
        new Support("Subvention", 3, 1_200).AmountsFrom(first).ShouldBe([(2021, 300)]);
        new Support("Subvention", null, 5_000_000).AmountsFrom(first).ShouldBeNull();
        new Support("Équipe", 12).AmountsFrom(first).ShouldBeNull();
    }
}
