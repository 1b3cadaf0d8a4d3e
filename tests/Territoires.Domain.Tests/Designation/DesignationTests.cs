using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Tests.TestData;

namespace Territoires.Domain.Tests.Designation;

/// <summary>The proposal is a, b; c and d are admissible.</summary>
public sealed class DesignationTests
{
    [Fact]
    public void A_proposal_needs_the_signed_minutes_of_the_call_s_own_session()
    {
        Answer(ConvenedCall, new SendProposal(Proposal, null)).ShouldBe("MinutesUnsigned");
        Answer(ConvenedCall, new SendProposal(Proposal, Outcome with { IsSigned = false })).ShouldBe("MinutesUnsigned");
        Answer(ConvenedCall, new SendProposal(Proposal, Outcome with { SessionId = "session-2" })).ShouldBe("NotItsSession");
        Answer(ConvenedCall, new SendProposal(Proposal, Outcome)).ShouldBe("ProposalSent");
    }

    [Fact]
    public void A_proposal_that_was_retouched_is_not_the_jury_s()
    {
        var lines = Proposal.Lines;

        Answer(ConvenedCall, new SendProposal(Proposal with { Lines = [lines[1], lines[0]] }, Outcome)).ShouldBe("ProposalNotFromMinutes");
        Answer(ConvenedCall, new SendProposal(Proposal with { Lines = [lines[0]] }, Outcome)).ShouldBe("ProposalNotFromMinutes");
        Answer(ConvenedCall, new SendProposal(Proposal with { Lines = [lines[0], lines[0]] }, Outcome)).ShouldBe("ProposalNotFromMinutes");
        Answer(ConvenedCall, new SendProposal(Proposal with { Lines = [lines[0], lines[1] with { VotesFor = 4 }] }, Outcome))
            .ShouldBe("ProposalNotFromMinutes");
        Answer(ProposedCall, new SendProposal(Proposal with { Lines = [lines[0]] }, Outcome)).ShouldBe("AlreadyProposed");
    }

    [Theory]
    [InlineData("a b", "")]
    [InlineData("a", "b:Removed")]
    [InlineData("a c", "b:Removed c:Added")]
    [InlineData("b a", "b:Moved a:Moved")]
    [InlineData("b", "a:Removed")]
    [InlineData("c b", "a:Removed c:Added")]
    [InlineData("", "a:Removed b:Removed")]
    public void Each_departure_from_the_proposal_needs_its_reason(string designated, string departures)
    {
        var laureates = List(designated);
        string[] expected = departures.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var bare = CallDecision.Decide(ProposedCall, new Designate(laureates, [], Eligible), Closes.AddDays(100));

        if (expected.Length == 0)
        {
            bare.Value.ShouldHaveSingleItem().ShouldBeOfType<CallFact.LaureatesDesignated>().List.Departures.ShouldBeEmpty();
            return;
        }

        bare.Refusal.ShouldBeOfType<CallRefusal.ReasonsMissing>().Departures
            .Select(departure => $"{departure.Number["essai-".Length..]}:{departure.Kind}").ShouldBe(expected);
        DepartureReason[] reasons = [.. expected.Select(text => new DepartureReason($"essai-{text[0]}", "Équilibre entre régions."))];
        Answer(ProposedCall, new Designate(laureates, reasons, Eligible)).ShouldBe("LaureatesDesignated");
        Answer(ProposedCall, new Designate(laureates, [reasons[0] with { Reason = " " }, .. reasons[1..]], Eligible))
            .ShouldBe("ReasonsMissing");
    }

    [Fact]
    public void No_more_are_designated_than_there_are_places() =>
        Answer(ProposedCall, new Designate(List("a b c"), [new("essai-c", "Aussi bonne.")], Eligible)).ShouldBe("PlacesExceeded");

    [Fact]
    public void A_designation_names_admissible_applications_once_each_and_explains_only_departures()
    {
        Answer(ProposedCall, new Designate(List("a a"), [new("essai-b", "Retirée.")], Eligible)).ShouldBe("DesignationUnacceptable");
        Answer(ProposedCall, new Designate(List("a e"), [new("essai-b", "Retirée."), new("essai-e", "Ajoutée.")], Eligible))
            .ShouldBe("DesignationUnacceptable");
        Answer(ProposedCall, new Designate(List("a b"), [new("essai-a", "Inutile.")], Eligible)).ShouldBe("DesignationUnacceptable");
        Answer(ProposedCall, new Designate(List("a"), [new("essai-b", "Un motif."), new("essai-b", "Un autre.")], Eligible))
            .ShouldBe("DesignationUnacceptable");
        Answer(ProposedCall, new Designate(List("a"), [new("essai-b", new string('x', 2001))], Eligible))
            .ShouldBe("DesignationUnacceptable");
    }

    [Fact]
    public void A_designation_is_replaced_with_a_reason_until_it_is_public_and_both_are_kept()
    {
        var other = new Designate(List("a"), [new("essai-b", "A renoncé.")], Eligible);

        Answer(DesignatedCall, new Designate(List("a b"), [], Eligible)).ShouldBe("nothing");
        Answer(DesignatedCall, other).ShouldBe("AlreadyDesignated");
        Answer(DesignatedCall, other with { Replacement = " " }).ShouldBe("AlreadyDesignated");
        Answer(DesignatedCall, other with { Replacement = new string('x', Departure.MaxReason + 1) }).ShouldBe("ReplacementTooLong");
        Answer(DesignatedCall, other with { Reasons = [], Replacement = "Renoncement." }).ShouldBe("ReasonsMissing");

        var scheduled = DesignatedCall with { Stage = CallStage.Scheduled, PublicationAt = Closes.AddDays(101) };
        foreach (var call in new[] { DesignatedCall, scheduled })
        {
            var replaced = CallDecision.Decide(call, other with { Replacement = "Renoncement." }, Closes.AddDays(100)).Value.Aggregate(
                call, CallEvolution.Evolve);
            (replaced.Stage, replaced.PublicationAt).ShouldBe((call.Stage, call.PublicationAt), "what was scheduled stands");
            replaced.Designation!.Laureates.Select(laureate => laureate.Id).ShouldBe(["a"]);
            var former = replaced.FormerDesignations.ShouldHaveSingleItem();
            (former.Reason, former.List.Laureates.Count).ShouldBe(("Renoncement.", 2));
        }

        Answer(scheduled with { PublicationAt = Closes.AddDays(100) }, other with { Replacement = "Renoncement." })
            .ShouldBe("AlreadyPublished");
    }

    private static ApplicationRef[] List(string letters) =>
        [.. letters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(letter => new ApplicationRef(letter, $"essai-{letter}"))];

    private static string Answer(CallState state, CallCommand command) => Name(CallDecision.Decide(state, command, Closes.AddDays(100)));
}
