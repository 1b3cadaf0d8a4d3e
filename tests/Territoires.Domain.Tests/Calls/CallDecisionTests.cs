using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Publication;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Calls;

public sealed class CallDecisionTests
{
    private static readonly DateTimeOffset Before = Opens.AddDays(-1);
    private static readonly DateTimeOffset After = Closes.AddMinutes(5);

    /// <summary>Every state with every command: what it answers. A pair that is missing here fails the next test.</summary>
    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "Define", "CallDefined" },
        { "none", "Open", "NotDefined" },
        { "none", "NoteOrchestration", "NotDefined" },
        { "none", "Close", "NotDefined" },
        { "none", "Extend", "NotDefined" },
        { "none", "AddDocument", "NotDefined" },
        { "none", "RemoveDocument", "NotDefined" },
        { "none", "SetPanel", "NotDefined" },
        { "none", "NoteSession", "NotDefined" },
        { "none", "SendProposal", "NotDefined" },
        { "none", "Designate", "NotDefined" },
        { "none", "SchedulePublication", "NotDefined" },
        { "none", "NotePublished", "NotDefined" },
        { "none", "End", "NotDefined" },
        { "none", "SetReserve", "NotDefined" },
        { "none", "CorrectList", "NotDefined" },
        { "none", "WithdrawLaureate", "NotDefined" },
        { "none", "CallReserve", "NotDefined" },
        { "none", "AnswerOverlap", "NotDefined" },
        { "none", "SendPreparation", "NotDefined" },
        { "none", "ApprovePreparation", "NotDefined" },
        { "none", "ReturnPreparation", "NotDefined" },
        { "Defined", "Define", "CallDefined" },
        { "Defined", "Open", "CallOpened" },
        { "Defined", "NoteOrchestration", "NotOpened" },
        { "Defined", "Close", "NotOpened" },
        { "Defined", "Extend", "NotOpened" },
        { "Defined", "AddDocument", "DocumentAdded" },
        { "Defined", "RemoveDocument", "nothing" },
        { "Defined", "SetPanel", "PanelSet" },
        { "Defined", "NoteSession", "NotOpened" },
        { "Defined", "SendProposal", "NotOpened" },
        { "Defined", "Designate", "NotOpened" },
        { "Defined", "SchedulePublication", "NotOpened" },
        { "Defined", "NotePublished", "NotOpened" },
        { "Defined", "End", "NotOpened" },
        { "Defined", "SetReserve", "NotOpened" },
        { "Defined", "CorrectList", "NotOpened" },
        { "Defined", "WithdrawLaureate", "NotOpened" },
        { "Defined", "CallReserve", "NotOpened" },
        { "Defined", "AnswerOverlap", "NotOpened" },
        { "Defined", "SendPreparation", "NoPreparation" },
        { "Defined", "ApprovePreparation", "NoPreparation" },
        { "Defined", "ReturnPreparation", "NoPreparation" },
        { "Opened", "Define", "RulesFrozen" },
        { "Opened", "Open", "nothing" },
        { "Opened", "NoteOrchestration", "OrchestrationStarted" },
        { "Opened", "Close", "CallClosed" },
        { "Opened", "Extend", "DeadlineExtended" },
        { "Opened", "AddDocument", "DocumentAdded" },
        { "Opened", "RemoveDocument", "nothing" },
        { "Opened", "SetPanel", "PanelSet" },
        { "Opened", "NoteSession", "StillOpen" },
        { "Opened", "SendProposal", "StillOpen" },
        { "Opened", "Designate", "StillOpen" },
        { "Opened", "SchedulePublication", "StillOpen" },
        { "Opened", "NotePublished", "StillOpen" },
        { "Opened", "End", "CallEnded" },
        { "Opened", "SetReserve", "StillOpen" },
        { "Opened", "CorrectList", "StillOpen" },
        { "Opened", "WithdrawLaureate", "StillOpen" },
        { "Opened", "CallReserve", "StillOpen" },
        { "Opened", "AnswerOverlap", "StillOpen" },
        { "Opened", "SendPreparation", "NoPreparation" },
        { "Opened", "ApprovePreparation", "NoPreparation" },
        { "Opened", "ReturnPreparation", "NoPreparation" },
        { "Closed", "Define", "RulesFrozen" },
        { "Closed", "Open", "nothing" },
        { "Closed", "NoteOrchestration", "OrchestrationStarted" },
        { "Closed", "Close", "nothing" },
        { "Closed", "Extend", "DeadlineExtended" },
        { "Closed", "AddDocument", "DocumentAdded" },
        { "Closed", "RemoveDocument", "nothing" },
        { "Closed", "SetPanel", "PanelSet" },
        { "Closed", "NoteSession", "PanelMissing" },
        { "Closed", "SendProposal", "NotItsSession" },
        { "Closed", "Designate", "NoProposal" },
        { "Closed", "SchedulePublication", "NotDesignated" },
        { "Closed", "NotePublished", "NotDesignated" },
        { "Closed", "End", "CallEnded" },
        { "Closed", "SetReserve", "NotDesignated" },
        { "Closed", "CorrectList", "NotYetPublished" },
        { "Closed", "WithdrawLaureate", "NotYetPublished" },
        { "Closed", "CallReserve", "NotYetPublished" },
        { "Closed", "AnswerOverlap", "OverlapAnswered" },
        { "Closed", "SendPreparation", "NoPreparation" },
        { "Closed", "ApprovePreparation", "NoPreparation" },
        { "Closed", "ReturnPreparation", "NoPreparation" },
        { "Proposed", "Define", "RulesFrozen" },
        { "Proposed", "Open", "nothing" },
        { "Proposed", "NoteOrchestration", "OrchestrationStarted" },
        { "Proposed", "Close", "nothing" },
        { "Proposed", "Extend", "TooLateToExtend" },
        { "Proposed", "AddDocument", "DocumentAdded" },
        { "Proposed", "RemoveDocument", "nothing" },
        { "Proposed", "SetPanel", "PanelFrozen" },
        { "Proposed", "NoteSession", "nothing" },
        { "Proposed", "SendProposal", "nothing" },
        { "Proposed", "Designate", "LaureatesDesignated" },
        { "Proposed", "SchedulePublication", "NotDesignated" },
        { "Proposed", "NotePublished", "NotDesignated" },
        { "Proposed", "End", "CallEnded" },
        { "Proposed", "SetReserve", "NotDesignated" },
        { "Proposed", "CorrectList", "NotYetPublished" },
        { "Proposed", "WithdrawLaureate", "NotYetPublished" },
        { "Proposed", "CallReserve", "NotYetPublished" },
        { "Proposed", "AnswerOverlap", "OverlapAnswered" },
        { "Proposed", "SendPreparation", "NoPreparation" },
        { "Proposed", "ApprovePreparation", "NoPreparation" },
        { "Proposed", "ReturnPreparation", "NoPreparation" },
        { "Designated", "Define", "RulesFrozen" },
        { "Designated", "Open", "nothing" },
        { "Designated", "NoteOrchestration", "OrchestrationStarted" },
        { "Designated", "Close", "nothing" },
        { "Designated", "Extend", "TooLateToExtend" },
        { "Designated", "AddDocument", "DocumentAdded" },
        { "Designated", "RemoveDocument", "nothing" },
        { "Designated", "SetPanel", "PanelFrozen" },
        { "Designated", "NoteSession", "nothing" },
        { "Designated", "SendProposal", "nothing" },
        { "Designated", "Designate", "nothing" },
        { "Designated", "SchedulePublication", "PublicationScheduled" },
        { "Designated", "NotePublished", "NotScheduled" },
        { "Designated", "End", "CallEnded" },
        { "Designated", "SetReserve", "ReserveSet" },
        { "Designated", "CorrectList", "NotYetPublished" },
        { "Designated", "WithdrawLaureate", "NotYetPublished" },
        { "Designated", "CallReserve", "NotYetPublished" },
        { "Designated", "AnswerOverlap", "OverlapAnswered" },
        { "Designated", "SendPreparation", "NoPreparation" },
        { "Designated", "ApprovePreparation", "NoPreparation" },
        { "Designated", "ReturnPreparation", "NoPreparation" },
        { "Scheduled", "Define", "RulesFrozen" },
        { "Scheduled", "Open", "nothing" },
        { "Scheduled", "NoteOrchestration", "OrchestrationStarted" },
        { "Scheduled", "Close", "nothing" },
        { "Scheduled", "Extend", "TooLateToExtend" },
        { "Scheduled", "AddDocument", "DocumentAdded" },
        { "Scheduled", "RemoveDocument", "nothing" },
        { "Scheduled", "SetPanel", "PanelFrozen" },
        { "Scheduled", "NoteSession", "nothing" },
        { "Scheduled", "SendProposal", "nothing" },
        { "Scheduled", "Designate", "nothing" },
        { "Scheduled", "SchedulePublication", "nothing" },
        { "Scheduled", "NotePublished", "ListPublished" },
        { "Scheduled", "End", "CallEnded" },
        { "Scheduled", "SetReserve", "ReserveSet" },
        { "Scheduled", "CorrectList", "ListCorrected" },
        { "Scheduled", "WithdrawLaureate", "LaureateWithdrew" },
        { "Scheduled", "CallReserve", "NoPlaceLeft" },
        { "Scheduled", "AnswerOverlap", "OverlapAnswered" },
        { "Scheduled", "SendPreparation", "NoPreparation" },
        { "Scheduled", "ApprovePreparation", "NoPreparation" },
        { "Scheduled", "ReturnPreparation", "NoPreparation" },
        { "Published", "Define", "RulesFrozen" },
        { "Published", "Open", "nothing" },
        { "Published", "NoteOrchestration", "OrchestrationStarted" },
        { "Published", "Close", "nothing" },
        { "Published", "Extend", "TooLateToExtend" },
        { "Published", "AddDocument", "DocumentAdded" },
        { "Published", "RemoveDocument", "nothing" },
        { "Published", "SetPanel", "PanelFrozen" },
        { "Published", "NoteSession", "nothing" },
        { "Published", "SendProposal", "nothing" },
        { "Published", "Designate", "nothing" },
        { "Published", "SchedulePublication", "nothing" },
        { "Published", "NotePublished", "nothing" },
        { "Published", "End", "AlreadyPublished" },
        { "Published", "SetReserve", "AlreadyPublished" },
        { "Published", "CorrectList", "ListCorrected" },
        { "Published", "WithdrawLaureate", "LaureateWithdrew" },
        { "Published", "CallReserve", "NoPlaceLeft" },
        { "Published", "AnswerOverlap", "AlreadyPublished" },
        { "Published", "SendPreparation", "NoPreparation" },
        { "Published", "ApprovePreparation", "NoPreparation" },
        { "Published", "ReturnPreparation", "NoPreparation" },
        { "Ended", "Define", "RulesFrozen" },
        { "Ended", "Open", "nothing" },
        { "Ended", "NoteOrchestration", "OrchestrationStarted" },
        { "Ended", "Close", "nothing" },
        { "Ended", "Extend", "AlreadyEnded" },
        { "Ended", "AddDocument", "DocumentAdded" },
        { "Ended", "RemoveDocument", "nothing" },
        { "Ended", "SetPanel", "AlreadyEnded" },
        { "Ended", "NoteSession", "AlreadyEnded" },
        { "Ended", "SendProposal", "AlreadyEnded" },
        { "Ended", "Designate", "AlreadyEnded" },
        { "Ended", "SchedulePublication", "AlreadyEnded" },
        { "Ended", "NotePublished", "AlreadyEnded" },
        { "Ended", "End", "nothing" },
        { "Ended", "SetReserve", "AlreadyEnded" },
        { "Ended", "CorrectList", "AlreadyEnded" },
        { "Ended", "WithdrawLaureate", "AlreadyEnded" },
        { "Ended", "CallReserve", "AlreadyEnded" },
        { "Ended", "AnswerOverlap", "AlreadyEnded" },
        { "Ended", "SendPreparation", "NoPreparation" },
        { "Ended", "ApprovePreparation", "NoPreparation" },
        { "Ended", "ReturnPreparation", "NoPreparation" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_state_answers_every_command(string state, string command, string answer)
    {
        var now = command switch
        {
            "Close" => After,
            "NotePublished" or "CorrectList" or "WithdrawLaureate" or "CallReserve" => PublishAt,
            _ => Before,
        };

        var decided = CallDecision.Decide(State(state), Command(command), now);

        Name(decided).ShouldBe(answer);
    }

    [Fact]
    public void The_table_names_every_state_and_every_command()
    {
        var states = Enum.GetNames<CallStage>().Append("none");
        var commands = typeof(CallCommand).GetNestedTypes().Select(type => type.Name);
        var pairs = Answers.Select(row => row.Data).Select(row => $"{row.Item1}/{row.Item2}");

        pairs.Order(StringComparer.Ordinal).ShouldBe(
            states.SelectMany(state => commands.Select(command => $"{state}/{command}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_call_does_not_close_at_its_closing_instant_but_just_after()
    {
        CallDecision.Decide(OpenCall, new Close(3), Closes).Refusal.ShouldBeOfType<CallRefusal.StillOpen>();
        CallDecision.Decide(OpenCall, new Close(3), Closes.AddMilliseconds(1)).Value.ShouldBe([new CallFact.CallClosed(3)]);
    }

    [Fact]
    public void A_call_whose_closing_has_passed_does_not_open() =>
        CallDecision.Decide(DefinedCall, new Open(), Closes).Refusal.ShouldBeOfType<CallRefusal.ClosingInThePast>();

    [Fact]
    public void All_faults_of_the_rules_are_said_at_once()
    {
        var rules = Rules with { Title = " ", Places = 0, Grid = [new Criterion("projet", "Projet", 90)], RequiredDocuments = ["plan"] };

        var refusal = CallDecision.Decide(
            null, new Define("Essai !", rules), Before).Refusal.ShouldBeOfType<CallRefusal.RulesUnacceptable>();

        refusal.Faults.Select(fault => fault.Field).ShouldBe(["id", "title", "places", "grid", "requiredDocuments"]);
    }

    [Theory]
    [InlineData("atelier-2026", true)]
    [InlineData("a", true)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("", false)]
    public void A_call_is_named_in_small_letters_digits_and_single_hyphens(string id, bool valid) => CallId.IsValid(id).ShouldBe(valid);

    [Fact]
    public void A_call_name_has_sixty_characters_at_the_most()
    {
        CallId.IsValid(new string('a', CallId.MaxLength)).ShouldBeTrue();
        CallId.IsValid(new string('a', CallId.MaxLength + 1)).ShouldBeFalse();
    }

    private static CallState? State(string name) => name switch
    {
        "none" => null,
        "Defined" => DefinedCall,
        "Opened" => OpenCall,
        "Closed" => ClosedCall,
        "Proposed" => ProposedCall,
        "Designated" => DesignatedCall,
        "Scheduled" => ScheduledCall,
        "Ended" => EndedCall,
        _ => PublishedCall,
    };

    private static CallCommand Command(string name) => name switch
    {
        "Define" => new Define("essai", Rules),
        "Open" => new Open(),
        "NoteOrchestration" => new NoteOrchestration(),
        "Close" => new Close(3),
        "Extend" => new Extend(TestData.Calendar with { Closes = TestData.Calendar.Closing with { Instant = Closes.AddDays(1) } }, "Panne.",
            InstructionBegun: false),
        "AddDocument" => new AddDocument("reglement", "Règlement", new string('a', 64), 1000, null),
        "RemoveDocument" => new RemoveDocument("reglement", new string('a', 64)),
        "SetPanel" => new SetPanel([.. Seats.Reverse()]),
        "NoteSession" => new NoteSession("session-1", []),
        "SendProposal" => new SendProposal(Proposal, Outcome),
        "Designate" => new Designate([Eligible[0], Eligible[1]], [], Eligible),
        "SchedulePublication" => new SchedulePublication(PublishAt),
        "NotePublished" => new NotePublished(),
        "End" => new End(CallEndKind.Cancelled, "L’enveloppe est retirée.", AnyCandidate: true),
        "SetReserve" => new SetReserve([Eligible[2]], Eligible, 0),
        "CorrectList" => new CorrectList(new ListCorrection(Text: "Un rectificatif."), null, "Une coquille.", 1),
        "WithdrawLaureate" => new WithdrawLaureate("essai-a", "Le projet est abandonné.", 1),
        "AnswerOverlap" => new AnswerOverlap(FilePair.Of(Eligible[0], Eligible[1]), "Deux projets.", Meet: true),
        "SendPreparation" => new SendPreparation(),
        "ApprovePreparation" => new ApprovePreparation(),
        "ReturnPreparation" => new ReturnPreparation("Les dates se chevauchent."),
        _ => new CallReserve("Une place est libre.", 1),
    };
}
