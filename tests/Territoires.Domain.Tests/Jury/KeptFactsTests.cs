using System.Text.Json;
using System.Text.Json.Serialization;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Domain.Tests.Jury;

/// <summary>Facts as they were written before marks, shares and the draw stood in them: they are read for ever.</summary>
public sealed class KeptFactsTests
{
    internal static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    [Fact]
    public void A_session_kept_without_marks_or_seed_folds_and_leads_to_a_proposal_by_the_marks_of_the_day()
    {
        var session = new[]
        {
            """
            {"fact":"SessionConvened","id":"essai-seance","callId":"essai",
             "seats":[{"id":"s1","college":"experts","titular":"j1","isChair":true}],
             "agenda":[{"applicationId":"a","number":"essai-a","recused":[]},{"applicationId":"b","number":"essai-b","recused":[]}]}
            """,
            """{"fact":"JurorAttended","seatId":"s1","jurorId":"j1"}""",
            """
            {"fact":"MinutesDrafted","minutes":{"items":[
             {"number":"essai-a","for":1,"against":0,"abstain":0,"mandates":1,"present":1,"recused":0,"castingVote":false,"adopted":true},
             {"number":"essai-b","for":1,"against":0,"abstain":0,"mandates":1,"present":1,"recused":0,"castingVote":false,"adopted":true}]}}
            """,
            """{"fact":"MinutesSigned","signature":{"role":"chair","signerId":"j1"}}""",
            """{"fact":"MinutesSigned","signature":{"role":"secretary","signerId":"secretary-1"}}""",
        }.Select(Read<JurySessionFact>).Aggregate(default(JurySessionState), JurySessionEvolution.Evolve)!;

        var outcome = SessionOutcome.Of(session);
        outcome.IsSigned.ShouldBeTrue();
        outcome.DrawSeed.ShouldBeNull();
        outcome.Items.ShouldAllBe(item => item.Marks == null && item.VotesCast == 1);
        var filled = outcome.WithMarks(new Dictionary<string, ItemMarks> { ["a"] = new(300, 1, [3, 3]), ["b"] = new(400, 1, [4, 4]) });
        Proposal.Of(filled, 1).Lines.ShouldHaveSingleItem().Number.ShouldBe("essai-b");
        Proposal.Of(outcome, 1).Tie!.By.Kind.ShouldBe(SettlementKind.Draw, "without any mark the draw decides, by the name of the session");
    }

    [Fact]
    public void A_call_opened_without_a_commitment_and_proposed_without_shares_folds()
    {
        var call = new[]
        {
            """{"fact":"CallOpened"}""",
            """
            {"fact":"ProposalSent","proposal":{"sessionId":"essai-seance",
             "lines":[{"rank":1,"number":"essai-a","applicationId":"a","votesFor":2,"mean":{"sum":300,"count":1}}]}}
            """,
        }.Select(Read<CallFact>)
            .Aggregate(TestData.ConvenedCall with { Stage = CallStage.Defined }, (state, fact) => CallEvolution.Evolve(state, fact));

        call.DrawCommitment.ShouldBeNull();
        var line = call.Proposal!.Lines.ShouldHaveSingleItem();
        (line.VotesCast, line.Marks, line.SettledBy, call.Proposal.Tie).ShouldBe((null, null, null, null));
        Read<ApplicationFact>(
            """
            {"fact":"ApplicationSubmitted",
             "submission":{"number":"essai-a","receivedAt":"2026-05-01T08:00:00+00:00","key":"k","digest":"d"}}
            """)
            .ShouldBeOfType<ApplicationFact.ApplicationSubmitted>().Submission.ListKey.ShouldBeNull();
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Stored)!;
}
