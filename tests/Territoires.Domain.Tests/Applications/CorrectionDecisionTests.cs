using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class CorrectionDecisionTests
{
    private static readonly DateTimeOffset Due = CorrectionAsked.Deadline.Instant;
    private static readonly ApplicationContent Better = Content with { Summary = "En essayant mieux." };
    private static readonly Document Other = Note with { Sha256 = new string('b', 64) };

    [Fact]
    public void A_correction_received_at_its_deadline_is_in_time_and_a_millisecond_later_it_is_late()
    {
        foreach (var command in new ApplicationCommand[] { new SendCorrection(ClosedCall), new Edit(Better, ClosedCall, Revision: 1),
            new Attach(Other, ClosedCall), new Detach(Note.Kind, ClosedCall) })
        {
            ApplicationDecision.Decide(Correcting, command, Due).IsRefused.ShouldBeFalse();
            Answer(Correcting, command, Due.AddMilliseconds(1)).ShouldBe("CorrectionClosed");
        }
    }

    [Fact]
    public void What_was_submitted_stands_until_the_correction_is_sent_and_is_kept_after()
    {
        Correcting.Content.ShouldBe(Submitted.Content);
        Correcting.AsWritten.Content.Title.ShouldBe("Un quartier d’activités et d’habitat");

        var sent = After(After(Correcting, new Attach(Other, ClosedCall)), new SendCorrection(ClosedCall));

        (sent.Content.Title, sent.Documents.ShouldHaveSingleItem()).ShouldBe(("Un quartier d’activités et d’habitat", Other));
        sent.Versions.ShouldHaveSingleItem().ReceivedAt.ShouldBe(InWindow);
        (sent.AsSubmitted!.Content, sent.AsSubmitted.Documents.ShouldHaveSingleItem()).ShouldBe((Submitted.Content, Note));
        sent.Submission.ShouldBe(Submitted.Submission);
        Answer(sent, new SendCorrection(ClosedCall), Due.AddDays(1)).ShouldBe("nothing", "sent twice, it is sent once");
        Answer(sent, new CancelCorrection(ClosedCall), InWindow).ShouldBe("CorrectionAlreadySent");
        Answer(sent, new Edit(Better, ClosedCall, 1), InWindow).ShouldBe("AlreadySubmitted");
        Answer(sent, new DecideEligibility(true, [], PanelCall), InWindow).ShouldBe("EligibilityDecided");
    }

    [Fact]
    public void Only_what_the_request_opens_is_changed()
    {
        Answer(Correcting, new Edit(Better with { PartnerServices = ["DDT d’essai"] }, ClosedCall, 1), InWindow).ShouldBe("PartsClosed");
        var projectOnly = After(Submitted, Ask() with { Parts = [ApplicationPart.Project] });
        Answer(projectOnly, new Attach(Other, ClosedCall), InWindow).ShouldBe("PartsClosed");
        Answer(projectOnly, new Detach(Note.Kind, ClosedCall), InWindow).ShouldBe("PartsClosed");
        Answer(projectOnly, new Edit(Better, ClosedCall, 0), InWindow).ShouldBe("CorrectionEdited");
    }

    [Fact]
    public void The_answers_to_a_section_are_opened_with_it_alone()
    {
        var rules = Rules with
        {
            Form = [new FormSection("site", "Le site", [new Question("nom", "Nom", QuestionKind.Text)]),
                new FormSection("suite", "La suite", [new Question("quand", "Quand", QuestionKind.Text)])]
        };
        var call = ClosedCall with { Rules = rules };
        ApplicationPart.Of(rules, Content).ShouldBe(["leadBodies", "project", "form.site", "form.suite", "documents.note-opportunite"]);
        var correcting = After(Submitted, Ask() with { Parts = ["form.site"], Call = call });

        Answer(correcting, new Edit(Content with { Answers = new Dictionary<string, string> { ["nom"] = "Les Forges" } }, call, 0),
            InWindow).ShouldBe("CorrectionEdited");
        Answer(correcting, new Edit(Content with { Answers = new Dictionary<string, string> { ["quand"] = "Demain" } }, call, 0), InWindow)
            .ShouldBe("PartsClosed");
    }

    [Fact]
    public void A_tab_that_did_not_see_the_last_save_does_not_overwrite_it() =>
        Answer(Correcting, new Edit(Better, ClosedCall, Revision: 0), InWindow).ShouldBe("CorrectionChanged");

    [Fact]
    public void A_document_of_a_correction_that_was_not_seen_is_neither_replaced_nor_taken_back()
    {
        Answer(Correcting, new Attach(Other, ClosedCall, Seen: Other.Sha256), InWindow).ShouldBe("DocumentChanged");
        Answer(Correcting, new Attach(Other, ClosedCall, Seen: Note.Sha256), InWindow).ShouldBe("CorrectionDocumentAttached");
        Answer(Correcting, new Detach(Note.Kind, ClosedCall, Seen: Other.Sha256), InWindow).ShouldBe("DocumentChanged");
        Answer(Correcting, new Detach(Note.Kind, ClosedCall, Seen: Note.Sha256), InWindow).ShouldBe("CorrectionDocumentDetached");
    }

    [Fact]
    public void A_correction_that_changes_nothing_or_leaves_gaps_is_not_sent()
    {
        var asked = After(Submitted, Ask());
        Answer(asked, new SendCorrection(ClosedCall), InWindow).ShouldBe("CorrectionUnchanged");
        Answer(After(asked, new Edit(Content with { Title = "" }, ClosedCall, 0)), new SendCorrection(ClosedCall), InWindow)
            .ShouldBe("Incomplete");
        Answer(After(asked, new Detach(Note.Kind, ClosedCall)), new SendCorrection(ClosedCall), InWindow).ShouldBe("Incomplete");
    }

    [Fact]
    public void One_correction_at_a_time_and_the_next_begins_from_what_stands()
    {
        Answer(Correcting, Ask() with { Text = "Autre chose." }, InWindow).ShouldBe("CorrectionOpen");
        var again = After(Correcting, Ask() with { Text = "Autre chose.", Deadline = Moment(Due.AddDays(9)) }, Due.AddDays(1));

        again.Correction!.Number.ShouldBe(2);
        again.AsWritten.Content.ShouldBe(Submitted.Content);
        again.Corrections[0].Work.ShouldBeNull();
    }

    [Fact]
    public void Eligibility_is_decided_once_the_correction_is_in_or_taken_back_or_late()
    {
        var decide = new DecideEligibility(Admissible: true, [], PanelCall);
        Answer(Correcting, decide, Due).ShouldBe("CorrectionOpen");
        Answer(Correcting, decide, Due.AddMilliseconds(1)).ShouldBe("EligibilityDecided");
        Answer(After(Correcting, new CancelCorrection(ClosedCall)), decide, InWindow).ShouldBe("EligibilityDecided");
        Answer(After(Correcting, new CancelCorrection(ClosedCall)), new CancelCorrection(ClosedCall), InWindow).ShouldBe("nothing");
        Answer(After(Correcting, new CancelCorrection(ClosedCall)), new SendCorrection(ClosedCall), InWindow).ShouldBe("NoCorrection");
    }

    [Fact]
    public void A_request_says_all_that_is_wrong_with_it()
    {
        var refusal = ApplicationDecision.Decide(Submitted, new AskCorrection(" ", ["inconnue"], Moment(InWindow), OpenCall), InWindow)
            .Refusal.ShouldBeOfType<ApplicationRefusal.CorrectionUnacceptable>();

        refusal.Faults.Select(fault => fault.Field).ShouldBe(["text", "parts", "deadline"]);
        Answer(Submitted, Ask() with { Text = new string('x', CorrectionRequest.MaxText + 1) }, InWindow)
            .ShouldBe("CorrectionUnacceptable");
        Answer(Submitted, Ask() with { Parts = [] }, InWindow).ShouldBe("CorrectionUnacceptable");
        Answer(Submitted, Ask() with { Deadline = Rules.Calendar.ReviewsDue }, InWindow).ShouldBe("CorrectionUnacceptable");
    }

    private static AskCorrection Ask() => new(CorrectionAsked.Text, CorrectionAsked.Parts, CorrectionAsked.Deadline, ClosedCall);

    private static Moment Moment(DateTimeOffset instant) => CorrectionAsked.Deadline with { Instant = instant };

    private static string Answer(ApplicationState state, ApplicationCommand command, DateTimeOffset at) =>
        Name(ApplicationDecision.Decide(state, command, at));

    private static ApplicationState After(ApplicationState state, ApplicationCommand command, DateTimeOffset? at = null) =>
        ApplicationDecision.Decide(state, command, at ?? InWindow).Value.Aggregate(state, ApplicationEvolution.Evolve);
}
