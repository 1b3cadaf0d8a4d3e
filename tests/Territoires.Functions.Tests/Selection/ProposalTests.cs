using Territoires.Functions.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Selection;

public sealed class ProposalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task No_proposal_before_both_signatures()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        await RefusedAsync(journey, "no session");
        await journey.ToAsync(CommissionStage.Voted);
        await RefusedAsync(journey, "no minutes");
        await journey.ToAsync(CommissionStage.Minuted);
        await RefusedAsync(journey, "no signature");
        (await journey.SignAsync(journey.Secretary)).Ok();
        await RefusedAsync(journey, "one signature");
        (await journey.SignAsync(journey.Juror(1))).Ok();

        (await journey.Secretary.PostAsync($"{journey.CallPath}/proposal")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_adopted_by_votes_cut_at_the_places()
    {
        var journey = await ProposedAsync(new CommissionPlan { Applications = 4, Seats = 5, Vote = (candidate, juror) => juror <= 2 + candidate ? "for" : "against" });

        (await LinesAsync(journey)).ShouldBe([(1, journey.Candidates[3].Number, 5), (2, journey.Candidates[2].Number, 4)]);
    }

    [Fact]
    public async Task What_is_not_adopted_is_not_proposed_even_when_places_are_left()
    {
        var journey = await ProposedAsync(new CommissionPlan { Vote = (candidate, juror) => candidate == 1 || juror == 3 ? "for" : "against" });

        (await LinesAsync(journey)).ShouldBe([(1, journey.Candidates[1].Number, 3)]);
    }

    [Fact]
    public async Task On_equal_votes_the_marks_decide_and_who_was_never_marked_comes_last()
    {
        var journey = await ProposedAsync(new CommissionPlan
        {
            Vote = (_, _) => "for",
            Score = (candidate, juror) => (candidate, juror) switch { (0, _) => null, (1, 1) => 2, (2, 1) => 3, _ => null },
            Rules = CommissionPlan.RulesAt(app.Now) with { Places = 3 },
        });

        (await LinesAsync(journey)).Select(line => line.Number).ShouldBe([journey.Candidates[2].Number, journey.Candidates[1].Number, journey.Candidates[0].Number]);
        var means = (await journey.Secretary.GetAsync($"{journey.CallPath}/proposal")).Json.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("mean").GetString());
        means.ShouldBe(["3,00", "2,00", null]);
    }

    [Fact]
    public async Task On_equal_votes_and_marks_the_number_decides()
    {
        var journey = await ProposedAsync(new CommissionPlan { Applications = 5, Vote = (_, _) => "for", Score = (_, juror) => juror == 1 ? 4 : null });

        (await LinesAsync(journey)).Select(line => line.Number)
            .ShouldBe(journey.Candidates.Select(candidate => candidate.Number).Order(StringComparer.Ordinal).Take(2));
    }

    [Fact]
    public async Task Sent_again_it_is_the_same_and_only_four_roles_see_it()
    {
        var journey = await ProposedAsync(new CommissionPlan());
        var read = (await journey.Secretary.GetAsync($"{journey.CallPath}/proposal")).Ok();

        (await journey.Secretary.PostAsync($"{journey.CallPath}/proposal")).Ok().Text.ShouldBe(read.Text);
        read.Json.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        foreach (var role in new[] { Role.Authority, Role.Administrator, Role.Auditor })
        {
            (await app.As(role).GetAsync($"{journey.CallPath}/proposal")).Text.ShouldBe(read.Text);
            (await app.As(role).PostAsync($"{journey.CallPath}/proposal")).Status.ShouldBe(403);
        }

        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror })
        {
            (await app.As(role).GetAsync($"{journey.CallPath}/proposal")).Status.ShouldBe(403);
        }
    }

    private static async Task RefusedAsync(CommissionJourney journey, string because)
    {
        var reply = await journey.Secretary.PostAsync($"{journey.CallPath}/proposal");
        (reply.Status, reply.Problem).ShouldBe((409, "proces-verbal-non-signe"), because);
        (await journey.Secretary.GetAsync($"{journey.CallPath}/proposal")).Status.ShouldBe(404, because);
    }

    private Task<CommissionJourney> ProposedAsync(CommissionPlan plan) => CommissionJourney.ToAsync(app, CommissionStage.Proposed, plan);

    private static async Task<(int Rank, string Number, int VotesFor)[]> LinesAsync(CommissionJourney journey) =>
    [
        .. (await journey.Authority.GetAsync($"{journey.CallPath}/proposal")).Ok().Json.GetProperty("lines").EnumerateArray()
            .Select(line => (line.GetProperty("rank").GetInt32(), line.GetProperty("number").GetString()!, line.GetProperty("votesFor").GetInt32())),
    ];
}
