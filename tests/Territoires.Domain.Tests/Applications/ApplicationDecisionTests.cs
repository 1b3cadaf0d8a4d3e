using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class ApplicationDecisionTests
{
    private static readonly Document Other = Note with { Sha256 = new string('b', 64) };

    /// <summary>Every state with every command, while the call is open: what it answers.</summary>
    public static TheoryData<string, string, string> Answers => new()
    {
        { "none", "RemoveFile", "NotStarted" },
        { "none", "WriteUp", "FilesAreSubmitted" },
        { "none", "StartDraft", "DraftStarted" },
        { "none", "Edit", "NotStarted" },
        { "none", "Attach", "NotStarted" },
        { "none", "Detach", "NotStarted" },
        { "none", "DeleteDraft", "NotStarted" },
        { "none", "Submit", "NotStarted" },
        { "none", "DecideEligibility", "NotStarted" },
        { "none", "GiveOpinion", "NotStarted" },
        { "none", "WriteRemark", "NotStarted" },
        { "none", "TakeBackRemark", "NotStarted" },
        { "none", "Assign", "NotStarted" },
        { "none", "Unassign", "NotStarted" },
        { "none", "LiftRecusal", "NotStarted" },
        { "none", "Recuse", "NotStarted" },
        { "none", "Withdraw", "NotStarted" },
        { "none", "AskCorrection", "NotStarted" },
        { "none", "CancelCorrection", "NotStarted" },
        { "none", "SendCorrection", "NotStarted" },
        { "none", "BeginChange", "NotStarted" },
        { "none", "GiveUpChange", "NotStarted" },
        { "none", "InviteEditor", "NotStarted" },
        { "none", "RemoveEditor", "NotStarted" },
        { "Draft", "RemoveFile", "NotSubmitted" },
        { "Draft", "WriteUp", "FilesAreSubmitted" },
        { "Draft", "StartDraft", "nothing" },
        { "Draft", "Edit", "DraftEdited" },
        { "Draft", "Attach", "DocumentAttached" },
        { "Draft", "Detach", "DocumentDetached" },
        { "Draft", "DeleteDraft", "DraftDeleted" },
        { "Draft", "Submit", "ApplicationSubmitted" },
        { "Draft", "DecideEligibility", "NotSubmitted" },
        { "Draft", "GiveOpinion", "NotSubmitted" },
        { "Draft", "WriteRemark", "NotSubmitted" },
        { "Draft", "TakeBackRemark", "NotSubmitted" },
        { "Draft", "Assign", "NotSubmitted" },
        { "Draft", "Unassign", "NotSubmitted" },
        { "Draft", "LiftRecusal", "NotSubmitted" },
        { "Draft", "Recuse", "NotSubmitted" },
        { "Draft", "Withdraw", "NotSubmitted" },
        { "Draft", "AskCorrection", "NotSubmitted" },
        { "Draft", "CancelCorrection", "NotSubmitted" },
        { "Draft", "SendCorrection", "NotSubmitted" },
        { "Draft", "BeginChange", "NotSubmitted" },
        { "Draft", "GiveUpChange", "NotSubmitted" },
        { "Draft", "InviteEditor", "EditorInvited" },
        { "Draft", "RemoveEditor", "nothing" },
        { "Submitted", "RemoveFile", "FilesAreSubmitted" },
        { "Submitted", "WriteUp", "FilesAreSubmitted" },
        { "Submitted", "StartDraft", "nothing" },
        { "Submitted", "Edit", "AlreadySubmitted" },
        { "Submitted", "Attach", "AlreadySubmitted" },
        { "Submitted", "Detach", "AlreadySubmitted" },
        { "Submitted", "DeleteDraft", "AlreadySubmitted" },
        { "Submitted", "Submit", "nothing" },
        { "Submitted", "DecideEligibility", "EligibilityDecided" },
        { "Submitted", "GiveOpinion", "OpinionGiven" },
        { "Submitted", "WriteRemark", "RemarkWritten" },
        { "Submitted", "TakeBackRemark", "NoSuchRemark" },
        { "Submitted", "Assign", "NotAdmissible" },
        { "Submitted", "Unassign", "nothing" },
        { "Submitted", "LiftRecusal", "NotRecused" },
        { "Submitted", "Recuse", "JurorRecused" },
        { "Submitted", "Withdraw", "ApplicationWithdrawn" },
        { "Submitted", "AskCorrection", "CorrectionAsked" },
        { "Submitted", "CancelCorrection", "NoCorrection" },
        { "Submitted", "SendCorrection", "NoCorrection" },
        { "Submitted", "BeginChange", "ChangeBegun" },
        { "Submitted", "GiveUpChange", "nothing" },
        { "Submitted", "InviteEditor", "EditorInvited" },
        { "Submitted", "RemoveEditor", "nothing" },
        { "Correcting", "RemoveFile", "FilesAreSubmitted" },
        { "Correcting", "WriteUp", "FilesAreSubmitted" },
        { "Correcting", "StartDraft", "nothing" },
        { "Correcting", "Edit", "CorrectionEdited" },
        { "Correcting", "Attach", "CorrectionDocumentAttached" },
        { "Correcting", "Detach", "CorrectionDocumentDetached" },
        { "Correcting", "DeleteDraft", "AlreadySubmitted" },
        { "Correcting", "Submit", "nothing" },
        { "Correcting", "DecideEligibility", "CorrectionOpen" },
        { "Correcting", "GiveOpinion", "OpinionGiven" },
        { "Correcting", "WriteRemark", "RemarkWritten" },
        { "Correcting", "TakeBackRemark", "NoSuchRemark" },
        { "Correcting", "Assign", "NotAdmissible" },
        { "Correcting", "Unassign", "nothing" },
        { "Correcting", "LiftRecusal", "NotRecused" },
        { "Correcting", "Recuse", "JurorRecused" },
        { "Correcting", "Withdraw", "ApplicationWithdrawn" },
        { "Correcting", "AskCorrection", "nothing" },
        { "Correcting", "CancelCorrection", "CorrectionCancelled" },
        { "Correcting", "SendCorrection", "CorrectionSent" },
        { "Correcting", "BeginChange", "nothing" },
        { "Correcting", "GiveUpChange", "nothing" },
        { "Correcting", "InviteEditor", "EditorInvited" },
        { "Correcting", "RemoveEditor", "nothing" },
        { "Withdrawn", "RemoveFile", "FilesAreSubmitted" },
        { "Withdrawn", "WriteUp", "FilesAreSubmitted" },
        { "Withdrawn", "StartDraft", "nothing" },
        { "Withdrawn", "Edit", "AlreadySubmitted" },
        { "Withdrawn", "Attach", "AlreadySubmitted" },
        { "Withdrawn", "Detach", "AlreadySubmitted" },
        { "Withdrawn", "DeleteDraft", "AlreadySubmitted" },
        { "Withdrawn", "Submit", "nothing" },
        { "Withdrawn", "DecideEligibility", "AlreadyWithdrawn" },
        { "Withdrawn", "GiveOpinion", "AlreadyWithdrawn" },
        { "Withdrawn", "WriteRemark", "RemarkWritten" },
        { "Withdrawn", "TakeBackRemark", "NoSuchRemark" },
        { "Withdrawn", "Assign", "AlreadyWithdrawn" },
        { "Withdrawn", "Unassign", "AlreadyWithdrawn" },
        { "Withdrawn", "LiftRecusal", "AlreadyWithdrawn" },
        { "Withdrawn", "Recuse", "AlreadyWithdrawn" },
        { "Withdrawn", "Withdraw", "nothing" },
        { "Withdrawn", "AskCorrection", "AlreadyWithdrawn" },
        { "Withdrawn", "CancelCorrection", "AlreadyWithdrawn" },
        { "Withdrawn", "SendCorrection", "AlreadyWithdrawn" },
        { "Withdrawn", "BeginChange", "AlreadyWithdrawn" },
        { "Withdrawn", "GiveUpChange", "AlreadyWithdrawn" },
        { "Withdrawn", "InviteEditor", "AlreadyWithdrawn" },
        { "Withdrawn", "RemoveEditor", "nothing" },
        { "Admissible", "RemoveFile", "FilesAreSubmitted" },
        { "Admissible", "WriteUp", "FilesAreSubmitted" },
        { "Admissible", "StartDraft", "nothing" },
        { "Admissible", "Edit", "AlreadySubmitted" },
        { "Admissible", "Attach", "AlreadySubmitted" },
        { "Admissible", "Detach", "AlreadySubmitted" },
        { "Admissible", "DeleteDraft", "AlreadySubmitted" },
        { "Admissible", "Submit", "nothing" },
        { "Admissible", "DecideEligibility", "nothing" },
        { "Admissible", "GiveOpinion", "OpinionGiven" },
        { "Admissible", "WriteRemark", "RemarkWritten" },
        { "Admissible", "TakeBackRemark", "NoSuchRemark" },
        { "Admissible", "Assign", "JurorsAssigned" },
        { "Admissible", "Unassign", "nothing" },
        { "Admissible", "LiftRecusal", "NotRecused" },
        { "Admissible", "Recuse", "JurorRecused" },
        { "Admissible", "Withdraw", "ApplicationWithdrawn" },
        { "Admissible", "AskCorrection", "AlreadyDecided" },
        { "Admissible", "CancelCorrection", "NoCorrection" },
        { "Admissible", "SendCorrection", "NoCorrection" },
        { "Admissible", "BeginChange", "UnderExamination" },
        { "Admissible", "GiveUpChange", "nothing" },
        { "Admissible", "InviteEditor", "EditorInvited" },
        { "Admissible", "RemoveEditor", "nothing" },
        { "NotAdmissible", "RemoveFile", "FilesAreSubmitted" },
        { "NotAdmissible", "WriteUp", "FilesAreSubmitted" },
        { "NotAdmissible", "StartDraft", "nothing" },
        { "NotAdmissible", "Edit", "AlreadySubmitted" },
        { "NotAdmissible", "Attach", "AlreadySubmitted" },
        { "NotAdmissible", "Detach", "AlreadySubmitted" },
        { "NotAdmissible", "DeleteDraft", "AlreadySubmitted" },
        { "NotAdmissible", "Submit", "nothing" },
        { "NotAdmissible", "DecideEligibility", "AlreadyDecided" },
        { "NotAdmissible", "GiveOpinion", "OpinionGiven" },
        { "NotAdmissible", "WriteRemark", "RemarkWritten" },
        { "NotAdmissible", "TakeBackRemark", "NoSuchRemark" },
        { "NotAdmissible", "Assign", "NotAdmissible" },
        { "NotAdmissible", "Unassign", "nothing" },
        { "NotAdmissible", "LiftRecusal", "NotRecused" },
        { "NotAdmissible", "Recuse", "JurorRecused" },
        { "NotAdmissible", "Withdraw", "ApplicationWithdrawn" },
        { "NotAdmissible", "AskCorrection", "AlreadyDecided" },
        { "NotAdmissible", "CancelCorrection", "NoCorrection" },
        { "NotAdmissible", "SendCorrection", "NoCorrection" },
        { "NotAdmissible", "BeginChange", "UnderExamination" },
        { "NotAdmissible", "GiveUpChange", "nothing" },
        { "NotAdmissible", "InviteEditor", "EditorInvited" },
        { "NotAdmissible", "RemoveEditor", "nothing" },
        { "WrittenUp", "StartDraft", "nothing" },
        { "WrittenUp", "RemoveFile", "FileRemoved" },
        { "WrittenUp", "WriteUp", "nothing" },
        { "WrittenUp", "Edit", "WrittenByOrganiser" },
        { "WrittenUp", "Attach", "WrittenByOrganiser" },
        { "WrittenUp", "Detach", "WrittenByOrganiser" },
        { "WrittenUp", "DeleteDraft", "WrittenByOrganiser" },
        { "WrittenUp", "Submit", "WrittenByOrganiser" },
        { "WrittenUp", "DecideEligibility", "EligibilityDecided" },
        { "WrittenUp", "GiveOpinion", "OpinionGiven" },
        { "WrittenUp", "WriteRemark", "RemarkWritten" },
        { "WrittenUp", "TakeBackRemark", "NoSuchRemark" },
        { "WrittenUp", "Assign", "NotAdmissible" },
        { "WrittenUp", "Unassign", "nothing" },
        { "WrittenUp", "LiftRecusal", "NotRecused" },
        { "WrittenUp", "Recuse", "JurorRecused" },
        { "WrittenUp", "Withdraw", "ApplicationWithdrawn" },
        { "WrittenUp", "AskCorrection", "WrittenByOrganiser" },
        { "WrittenUp", "CancelCorrection", "WrittenByOrganiser" },
        { "WrittenUp", "SendCorrection", "WrittenByOrganiser" },
        { "WrittenUp", "BeginChange", "WrittenByOrganiser" },
        { "WrittenUp", "GiveUpChange", "WrittenByOrganiser" },
        { "WrittenUp", "InviteEditor", "WrittenByOrganiser" },
        { "WrittenUp", "RemoveEditor", "nothing" },
        { "Deleted", "RemoveFile", "NotSubmitted" },
        { "Deleted", "WriteUp", "FilesAreSubmitted" },
        { "Deleted", "StartDraft", "DraftIsDeleted" },
        { "Deleted", "Edit", "DraftIsDeleted" },
        { "Deleted", "Attach", "DraftIsDeleted" },
        { "Deleted", "Detach", "DraftIsDeleted" },
        { "Deleted", "Submit", "DraftIsDeleted" },
        { "Deleted", "DeleteDraft", "nothing" },
        { "Deleted", "DecideEligibility", "NotSubmitted" },
        { "Deleted", "GiveOpinion", "NotSubmitted" },
        { "Deleted", "WriteRemark", "NotSubmitted" },
        { "Deleted", "TakeBackRemark", "NotSubmitted" },
        { "Deleted", "Assign", "NotSubmitted" },
        { "Deleted", "Unassign", "NotSubmitted" },
        { "Deleted", "LiftRecusal", "NotSubmitted" },
        { "Deleted", "Recuse", "NotSubmitted" },
        { "Deleted", "Withdraw", "NotSubmitted" },
        { "Deleted", "AskCorrection", "NotSubmitted" },
        { "Deleted", "CancelCorrection", "NotSubmitted" },
        { "Deleted", "SendCorrection", "NotSubmitted" },
        { "Deleted", "BeginChange", "NotSubmitted" },
        { "Deleted", "GiveUpChange", "NotSubmitted" },
        { "Deleted", "InviteEditor", "DraftIsDeleted" },
        { "Deleted", "RemoveEditor", "nothing" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Every_state_answers_every_command(string state, string command, string answer) =>
        Name(ApplicationDecision.Decide(State(state), Command(command, OpenCall), InWindow)).ShouldBe(answer);

    [Fact]
    public void The_table_names_every_state_and_every_command()
    {
        var states = Enum.GetNames<ApplicationStage>().Concat(["none", "Correcting", "Admissible", "NotAdmissible", "WrittenUp"]);
        var commands = typeof(ApplicationCommand).GetNestedTypes().Select(type => type.Name);

        Answers.Select(row => $"{row.Data.Item1}/{row.Data.Item2}").Order(StringComparer.Ordinal).ShouldBe(
            states.SelectMany(state => commands.Select(command => $"{state}/{command}")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("none", "StartDraft")]
    [InlineData("Draft", "Edit")]
    [InlineData("Draft", "Attach")]
    [InlineData("Draft", "Detach")]
    [InlineData("Draft", "Submit")]
    public void Nothing_is_written_outside_the_window(string state, string command)
    {
        Name(ApplicationDecision.Decide(State(state), Command(command, OpenCall), Opens.AddTicks(-1))).ShouldBe("CallNotOpen");
        Name(ApplicationDecision.Decide(State(state), Command(command, OpenCall), Closes.AddMilliseconds(1))).ShouldBe("CallClosed");
        Name(ApplicationDecision.Decide(State(state), Command(command, ClosedCall), Closes)).ShouldBe("CallClosed");
        Name(ApplicationDecision.Decide(State(state), Command(command, DefinedCall), InWindow)).ShouldBe("CallNotOpen");
    }

    [Fact]
    public void A_submission_received_at_the_opening_and_at_the_closing_instant_is_in_time()
    {
        ApplicationDecision.Decide(Draft, Command("Submit", OpenCall), Opens).IsRefused.ShouldBeFalse();
        ApplicationDecision.Decide(Draft, Command("Submit", OpenCall), Closes).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void The_same_key_with_the_same_content_is_the_same_submission_even_after_closing() =>
        ApplicationDecision.Decide(Submitted, new Submit(ClosedCall, "key-1", "", "digest-1"), Closes.AddDays(100)).Value.ShouldBeEmpty();

    [Fact]
    public void The_same_key_with_another_content_is_refused() =>
        ApplicationDecision.Decide(
            Submitted, new Submit(OpenCall, "key-1", "", "digest-2"), InWindow).Refusal.ShouldBeOfType<ApplicationRefusal.KeyReused>();

    [Fact]
    public void Once_the_session_is_convened_nothing_is_withdrawn_and_what_was_withdrawn_is_no_longer_admissible()
    {
        ApplicationDecision.Decide(Admissible, new Withdraw(PanelCall with { SessionId = "essai-seance" }), InWindow).Refusal.ShouldBe(
            new ApplicationRefusal.TooLateToWithdraw());
        ApplicationEvolution.Evolve(Admissible, new ApplicationFact.ApplicationWithdrawn()).IsAdmissible.ShouldBeFalse();
    }

    [Fact]
    public void A_second_click_with_a_new_key_finds_the_receipt() =>
        ApplicationDecision.Decide(Submitted, new Submit(OpenCall, "key-2", "", "digest-2"), InWindow).Value.ShouldBeEmpty();

    [Fact]
    public void An_incomplete_application_says_all_that_is_missing()
    {
        var empty = Draft with { Content = ApplicationContent.Empty, Documents = [] };

        var refusal = ApplicationDecision.Decide(
            empty, Command("Submit", OpenCall), InWindow).Refusal.ShouldBeOfType<ApplicationRefusal.Incomplete>();

        refusal.Faults.Select(fault => fault.Field).ShouldBe(["title", "theme", "summary", "leadBodies"]);
        refusal.DocumentsMissing.ShouldBe([new MissingDocument(DocumentKind.NoteOpportunite, "Note d’opportunité")]);
    }

    [Fact]
    public void The_same_document_again_changes_nothing() =>
        ApplicationDecision.Decide(Draft, new Attach(Note, OpenCall), InWindow).Value.ShouldBeEmpty();

    [Fact]
    public void A_document_that_is_not_there_cannot_be_taken_back() =>
        ApplicationDecision.Decide(Draft with { Documents = [] }, new Detach(DocumentKind.NoteOpportunite, OpenCall), InWindow)
            .Refusal.ShouldBeOfType<ApplicationRefusal.NoSuchDocument>();

    [Fact]
    public void A_document_replaces_the_one_of_its_kind()
    {
        var fact = ApplicationDecision.Decide(Draft, new Attach(Other, OpenCall), InWindow).Value.ShouldHaveSingleItem();

        ApplicationEvolution.Evolve(Draft, fact).Documents.ShouldBe([Other]);
    }

    [Fact]
    public void A_document_that_was_not_seen_is_neither_replaced_nor_taken_back()
    {
        Answer(new Attach(Other, OpenCall, Seen: "")).ShouldBe("DocumentChanged");
        Answer(new Attach(Other, OpenCall, Seen: new string('9', 64))).ShouldBe("DocumentChanged");
        Answer(new Attach(Other, OpenCall, Seen: Note.Sha256)).ShouldBe("DocumentAttached");
        Answer(new Attach(Note, OpenCall, Seen: "")).ShouldBe("", "the same one again, whose first answer was lost");
        Answer(new Detach(Note.Kind, OpenCall, Seen: Other.Sha256)).ShouldBe("DocumentChanged");
        Answer(new Detach(Note.Kind, OpenCall, Seen: Note.Sha256)).ShouldBe("DocumentDetached");

        static string Answer(ApplicationCommand command) =>
            ApplicationDecision.Decide(Draft, command, InWindow) is { IsRefused: true } refused
            ? refused.Refusal.GetType().Name
            : string.Concat(ApplicationDecision.Decide(Draft, command, InWindow).Value.Select(fact => fact.GetType().Name));
    }

    [Fact]
    public void A_deleted_draft_holds_nothing_any_more_whatever_stands_in_its_facts()
    {
        var deleted = ApplicationEvolution.Evolve(
            Draft, ApplicationDecision.Decide(Draft, new DeleteDraft(), Closes.AddDays(3)).Value.ShouldHaveSingleItem());

        (deleted.Stage, deleted.Content, deleted.Documents.Count, deleted.OwnerId)
            .ShouldBe((ApplicationStage.Deleted, ApplicationContent.Empty, 0, Draft.OwnerId));
    }

    [Fact]
    public void The_id_of_a_draft_tells_when_it_was_started_and_of_which_call()
    {
        var id = ApplicationKey.Of("atelier-2026", Guid.CreateVersion7(Opens));

        (Draft with { Id = id }).StartedAt.ShouldBe(Opens);
        (Draft with { Id = id["atelier-2026-".Length..] }).StartedAt.ShouldBe(Opens, "as they were named once");
        (Draft with { Id = "b" }).StartedAt.ShouldBeNull();
        ApplicationKey.CallOf(id).ShouldBe("atelier-2026");
    }

    [Theory]
    [InlineData("")]
    [InlineData("atelier-2026")]
    [InlineData("0190163d8694739b89e2d4bd2a4d4b2d")]
    [InlineData("-0190163d8694739b89e2d4bd2a4d4b2d")]
    [InlineData("Atelier-0190163d8694739b89e2d4bd2a4d4b2d")]
    [InlineData("atelier-0190163D8694739B89E2D4BD2A4D4B2D")]
    [InlineData("atelier/0190163d8694739b89e2d4bd2a4d4b2d")]
    [InlineData("atelier#a-0190163d8694739b89e2d4bd2a4d4b2d")]
    public void What_is_no_id_of_an_application_names_no_call(string id) => ApplicationKey.CallOf(id).ShouldBeNull();

    [Fact]
    public void A_text_over_its_limit_is_refused_with_its_field()
    {
        var content =
            Content with
            {
                Title = new string('x', ApplicationContent.MaxTitle + 1),
                Ambitions = ["court", new string('x', ApplicationContent.MaxAmbition + 1)]
            };

        var refusal = ApplicationDecision.Decide(
            Draft, new Edit(content, OpenCall), InWindow).Refusal.ShouldBeOfType<ApplicationRefusal.ContentUnacceptable>();

        refusal.Faults.Select(fault => fault.Field).ShouldBe(["title", "ambitions[1]"]);
    }

    [Fact]
    public void A_number_comes_from_the_server_s_id_alone_and_is_the_same_each_time()
    {
        var number = ApplicationNumber.Candidates("essai", "one").First();

        number.ShouldMatch("^essai-[0-9a-hjkmnp-tv-z]{6}$");
        ApplicationNumber.Candidates("essai", "one").First().ShouldBe(number);
        ApplicationNumber.Candidates("essai", "two").First().ShouldNotBe(number);
        ApplicationNumber.Candidates("essai", "one").Concat(ApplicationNumber.Candidates("essai", "two")).ShouldBeUnique();
    }

    [Fact]
    public void Lists_go_by_a_key_that_the_server_drew_and_without_one_by_a_hash_of_the_id()
    {
        var first = Submitted with { Id = "b", Submission = Submitted.Submission! with { Number = "essai-zzzzzz", ListKey = "00" } };
        var last = Submitted with { Id = "a", Submission = Submitted.Submission! with { Number = "essai-000000", ListKey = "ff" } };
        var old = Submitted with { Id = "c" };

        new[] { last, old, first }.InListOrder().Select(application => application.Id)
            .ShouldBe(["b", "c", "a"], "SHA-256 of c begins with 2e");
        ListOrder.KeyOf(old)
            .ShouldBe(ListOrder.KeyOf(old with { Submission = old.Submission! with { Number = "essai-000000", Key = "other" } }));
    }

    private static ApplicationState? State(string name) => name switch
    {
        "none" => null,
        "Draft" => Draft,
        "Submitted" => Submitted,
        "Correcting" => Correcting,
        "Admissible" => Admissible,
        "WrittenUp" => Submitted with { IsWrittenUp = true },
        "Deleted" => Draft with { Stage = ApplicationStage.Deleted, Content = ApplicationContent.Empty, Documents = [] },
        "Withdrawn" => Admissible with { Stage = ApplicationStage.Withdrawn },
        _ => Submitted with { Eligibility = new Eligibility(Admissible: false, ["Hors sujet"]) },
    };

    [Fact]
    public void A_draft_that_begins_with_content_is_started_and_edited_at_once()
    {
        var decided = ApplicationDecision.Decide(null, new StartDraft(Draft.Id, Draft.OwnerId, OpenCall, Content), InWindow);

        decided.Value.ShouldBe(
            [new ApplicationFact.DraftStarted(Draft.Id, OpenCall.Id, Draft.OwnerId), new ApplicationFact.DraftEdited(Content)]);
    }

    [Fact]
    public void A_draft_that_would_begin_with_too_long_a_text_is_not_started()
    {
        var tooLong = Content with { Title = new string('x', ApplicationContent.MaxTitle + 1) };

        var decided = ApplicationDecision.Decide(null, new StartDraft(Draft.Id, Draft.OwnerId, OpenCall, tooLong), InWindow);

        decided.Refusal.ShouldBeOfType<ApplicationRefusal.ContentUnacceptable>().Faults.ShouldHaveSingleItem().Field.ShouldBe("title");
    }

    private static ApplicationCommand Command(string name, CallState call) => name switch
    {
        "StartDraft" => new StartDraft(Draft.Id, Draft.OwnerId, call),
        "Edit" => new Edit(Content, call, Revision: 1),
        "RemoveFile" => new RemoveFile(call),
        "WriteUp" => new WriteUp(new WrittenFile(Draft.Id, "essai", "secretary-1", "essai-abc234", "00"), Content, call),
        "Attach" => new Attach(Other, call),
        "Detach" => new Detach(DocumentKind.NoteOpportunite, call),
        "DeleteDraft" => new DeleteDraft(),
        "Submit" => new Submit(call, "key-1", "essai-abc234", "digest-1"),
        "AskCorrection" => new AskCorrection(CorrectionAsked.Text, CorrectionAsked.Parts, CorrectionAsked.Deadline, call),
        "CancelCorrection" => new CancelCorrection(call),
        "SendCorrection" => new SendCorrection(call),
        "BeginChange" => new BeginChange(call),
        "GiveUpChange" => new GiveUpChange(call),
        "InviteEditor" => new InviteEditor("editor-1", call),
        "RemoveEditor" => new RemoveEditor("editor-1"),
        "DecideEligibility" => new DecideEligibility(Admissible: true, [], call),
        "GiveOpinion" => new GiveOpinion("ddt-f0", Verdict.Reserved, "À préciser.", PanelCall),
        "WriteRemark" => new WriteRemark("secretary-1", RemarkSide.Secretary, "Le plan manque."),
        "TakeBackRemark" => new TakeBackRemark("secretary-1", 1),
        "Unassign" => new Unassign("j1", HasBegun: false, PanelCall),
        "LiftRecusal" => new LiftRecusal("j2", "Erreur de dossier.", PanelCall),
        "Assign" => new Assign(["j1"], PanelCall),
        "Withdraw" => new Withdraw(call),
        _ => new Recuse("j2", RecusalGround.Employment, PanelCall, SessionIsOpen: true),
    };
}
