using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using static Territoires.Domain.Applications.ApplicationCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Applications;

public sealed class InstructionDecisionTests
{
    private static readonly DateTimeOffset Due = Calendar.ReviewsDue.Instant;

    [Fact]
    public void A_decision_of_inadmissibility_without_a_reason_is_refused()
    {
        Answer(Submitted, new DecideEligibility(Admissible: false, [], PanelCall)).ShouldBe("EligibilityUnacceptable");
        Answer(Submitted, new DecideEligibility(Admissible: false, [" "], PanelCall)).ShouldBe("EligibilityUnacceptable");
        Answer(Submitted, new DecideEligibility(Admissible: false, ["Hors sujet"], PanelCall)).ShouldBe("EligibilityDecided");
    }

    [Fact]
    public void Eligibility_is_decided_again_with_a_reason_until_the_jury_is_convened()
    {
        var decided = After(Submitted, new DecideEligibility(Admissible: false, ["Hors sujet"], PanelCall));
        var convened = PanelCall with { SessionId = "essai-seance" };

        Answer(decided, new DecideEligibility(Admissible: false, ["Hors sujet"], PanelCall)).ShouldBe("nothing");
        Answer(decided, new DecideEligibility(Admissible: false, ["Hors sujet"], convened)).ShouldBe("nothing");
        Answer(decided, new DecideEligibility(Admissible: true, [], PanelCall)).ShouldBe("AlreadyDecided");
        Answer(decided, new DecideEligibility(Admissible: true, [], PanelCall, " ")).ShouldBe("AlreadyDecided");
        Answer(decided, new DecideEligibility(Admissible: true, [], PanelCall, new string('x', Eligibility.MaxReason + 1)))
            .ShouldBe("EligibilityUnacceptable");
        Answer(decided, new DecideEligibility(Admissible: true, [], convened, "Pièce mal lue.")).ShouldBe("InstructionOver");
        Answer(Submitted, new DecideEligibility(Admissible: true, [], convened)).ShouldBe("InstructionOver");

        var revised = After(decided, new DecideEligibility(Admissible: true, [], PanelCall, " Pièce mal lue. "));

        revised.IsAdmissible.ShouldBeTrue();
        var revision = revised.EligibilityRevisions.ShouldHaveSingleItem();
        (revision.Reason, revision.Before.Admissible, revision.Before.Reasons.Single()).ShouldBe(("Pièce mal lue.", false, "Hors sujet"));
        After(revised,
            new DecideEligibility(Admissible: false, ["Doublon"], PanelCall, "Encore une erreur.")).EligibilityRevisions.Count.ShouldBe(2);
    }

    [Fact]
    public void An_assignment_is_taken_back_before_anything_was_written()
    {
        var assigned = After(Admissible, new Assign(["j1", "j2"], PanelCall));

        After(assigned, new Unassign("j2", HasBegun: false, PanelCall)).Assigned.ShouldBe(["j1"]);
        Answer(assigned, new Unassign("j2", HasBegun: true, PanelCall)).ShouldBe("ReviewBegun");
        Answer(assigned, new Unassign("j3", HasBegun: false, PanelCall)).ShouldBe("nothing");
        Answer(assigned, new Unassign("j2", HasBegun: false, PanelCall with { SessionId = "essai-seance" })).ShouldBe("InstructionOver");
    }

    [Fact]
    public void A_recusal_declared_by_mistake_is_lifted_with_a_reason_until_the_jury_is_convened()
    {
        var recused = After(After(Admissible, new Assign(["j2"], PanelCall)), Recusal("j2"));

        Answer(recused, new LiftRecusal("j2", " ", PanelCall)).ShouldBe("LiftingUnexplained");
        Answer(recused, new LiftRecusal("j3", "Erreur de dossier.", PanelCall)).ShouldBe("NotRecused");
        Answer(recused, new LiftRecusal("j2", "Erreur de dossier.", PanelCall with { SessionId = "essai-seance" }))
            .ShouldBe("InstructionOver");
        var lifted = After(recused, new LiftRecusal("j2", "Erreur de dossier.", PanelCall));
        (lifted.IsRecused("j2"), lifted.Assigned.Count).ShouldBe((false, 0), "they may be assigned again");
        Answer(lifted, Recusal("j2")).ShouldBe("JurorRecused");
    }

    [Fact]
    public void The_last_opinion_of_a_service_stands_beside_those_of_others()
    {
        var first = After(Submitted, Opinion("ddt-f0", Verdict.Reserved));
        var others = After(first, Opinion("dreal-f1", Verdict.Favorable));
        var last = After(others, Opinion("ddt-f0", Verdict.Favorable));

        last.Opinions.Select(opinion => (opinion.ServiceId, opinion.Verdict))
            .ShouldBe([("dreal-f1", Verdict.Favorable), ("ddt-f0", Verdict.Favorable)]);
        Answer(last, Opinion("ddt-f0", Verdict.Favorable)).ShouldBe("nothing");
        Answer(last, Opinion("ddt-f0", Verdict.Reserved)).ShouldBe("OpinionGiven");
    }

    [Fact]
    public void An_opinion_is_taken_until_the_reviews_are_due()
    {
        ApplicationDecision.Decide(Submitted, Opinion("ddt-f0", Verdict.Favorable), Due).IsRefused.ShouldBeFalse();
        Name(ApplicationDecision.Decide(Submitted, Opinion("ddt-f0", Verdict.Favorable), Due.AddMilliseconds(1)))
            .ShouldBe("OpinionsClosed");
    }

    [Fact]
    public void An_opinion_has_four_thousand_characters_at_the_most()
    {
        Answer(Submitted, Opinion("ddt-f0", Verdict.Favorable) with { Text = new string('x', 4000) }).ShouldBe("OpinionGiven");
        Answer(Submitted, Opinion("ddt-f0", Verdict.Favorable) with { Text = new string('x', 4001) }).ShouldBe("OpinionUnacceptable");
        Answer(Submitted, Opinion("ddt-f0", Verdict.Unfavorable)).ShouldBe("OpinionGiven");
        Answer(Submitted, Opinion("ddt-f0", Verdict.Unfavorable) with { Text = null }).ShouldBe("OpinionUnexplained");
        Answer(Submitted, Opinion("ddt-f0", Verdict.Unfavorable) with { Text = " \n" }).ShouldBe("OpinionUnexplained");
        Answer(Submitted, Opinion("ddt-f0", Verdict.Reserved) with { Text = null }).ShouldBe("OpinionGiven");
    }

    [Fact]
    public void Only_members_of_the_panel_who_did_not_step_aside_are_assigned()
    {
        var recused = After(Admissible, Recusal("j2"));

        ApplicationDecision.Decide(Admissible, new Assign(["j1", "j9"], PanelCall), Due).Refusal
            .ShouldBeOfType<ApplicationRefusal.NotOnPanel>().JurorIds.ShouldBe(["j9"]);
        ApplicationDecision.Decide(recused, new Assign(["j1", "j2"], PanelCall), Due).Refusal
            .ShouldBeOfType<ApplicationRefusal.JurorsRecused>().JurorIds.ShouldBe(["j2"]);
        Answer(Admissible, new Assign(["j4"], PanelCall)).ShouldBe("JurorsAssigned");
    }

    [Fact]
    public void An_assignment_adds_and_says_only_whom_it_added()
    {
        var first = After(Admissible, new Assign(["j1", "j1"], PanelCall));

        ApplicationDecision.Decide(first, new Assign(["j1", "j3"], PanelCall), Due).Value
            .ShouldHaveSingleItem().ShouldBeOfType<ApplicationFact.JurorsAssigned>().JurorIds.ShouldBe(["j3"]);
        After(first, new Assign(["j3"], PanelCall)).Assigned.ShouldBe(["j1", "j3"]);
        Answer(first, new Assign(["j1"], PanelCall)).ShouldBe("nothing");
    }

    [Fact]
    public void A_recusal_takes_the_assignment_away_and_is_declared_once()
    {
        var recused = After(After(Admissible, new Assign(["j1", "j2"], PanelCall)), Recusal("j2"));

        recused.Assigned.ShouldBe(["j1"]);
        recused.IsRecused("j2").ShouldBeTrue();
        Answer(recused, Recusal("j2") with { Ground = RecusalGround.Other, SessionIsOpen = false }).ShouldBe("nothing");
    }

    [Fact]
    public void A_recusal_is_for_members_of_the_panel_while_the_session_takes_it()
    {
        Answer(Admissible, Recusal("j9")).ShouldBe("NotOnPanel");
        Answer(Admissible, Recusal("j2") with { SessionIsOpen = false }).ShouldBe("TooLateToRecuse");
    }

    private static GiveOpinion Opinion(string service, Verdict verdict) => new(service, verdict, "À suivre.", PanelCall);

    private static Recuse Recusal(string juror) => new(juror, RecusalGround.Employment, PanelCall, SessionIsOpen: true);

    private static string Answer(ApplicationState state, ApplicationCommand command) =>
        Name(ApplicationDecision.Decide(state, command, Due));

    private static ApplicationState After(ApplicationState state, ApplicationCommand command) =>
        ApplicationDecision.Decide(state, command, Due).Value.Aggregate(state, ApplicationEvolution.Evolve);
}
