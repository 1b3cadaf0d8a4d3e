using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
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
        var journey = await ProposedAsync(
            new CommissionPlan { Applications = 4, Seats = 5, Vote = (candidate, juror) => juror <= 2 + candidate ? "for" : "against" });

        (await LinesAsync(journey)).ShouldBe([(1, journey.Candidates[3].Number, 5), (2, journey.Candidates[2].Number, 4)]);
    }

    [Fact]
    public async Task What_is_not_adopted_is_not_proposed_even_when_places_are_left()
    {
        var journey = await ProposedAsync(
            new CommissionPlan { Vote = (candidate, juror) => candidate == 1 || juror == 3 ? "for" : "against" });

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

        (await LinesAsync(journey)).Select(line => line.Number)
            .ShouldBe([journey.Candidates[2].Number, journey.Candidates[1].Number, journey.Candidates[0].Number]);
        var means = (await journey.Secretary.GetAsync($"{journey.CallPath}/proposal")).Json.GetProperty("lines").EnumerateArray()
            .Select(line => line.GetProperty("mean").GetString());
        means.ShouldBe(["3,00", "2,00", null]);
    }

    [Fact]
    public async Task On_equal_votes_and_marks_the_draw_decides_as_anyone_can_check_and_every_page_says_so()
    {
        var journey = await CommissionJourney.OpenAsync(
            app, new CommissionPlan { Applications = 5, Vote = (_, _) => "for", Score = (_, juror) => juror == 1 ? 4 : null });
        var commitment = (await app.As().GetAsync(journey.CallPath)).Ok().String("drawCommitment");
        (await app.As().GetAsync($"/appels/{journey.Call}")).Ok().Text.ShouldContain(commitment);
        await journey.ToAsync(CommissionStage.Minuted);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("draw").ValueKind
            .ShouldBe(System.Text.Json.JsonValueKind.Null, "minutes that may be taken back do not tell who would win");
        await journey.ToAsync(CommissionStage.Signed);

        var draw = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("draw");
        var seed = draw.GetProperty("seed").GetString()!;
        (Sha256(seed), draw.GetProperty("commitment").GetString()).ShouldBe((commitment, commitment));
        await journey.ToAsync(CommissionStage.Proposed);
        string[] drawn =
        [
            .. journey.Candidates.OrderBy(candidate => Sha256($"{seed}:{candidate.Id}"), StringComparer.Ordinal)
            .Select(candidate => candidate.Number),
        ];
        (await LinesAsync(journey)).ShouldBe([(1, drawn[0], 3), (1, drawn[1], 3)], "equal but for the draw, they share their rank");

        var proposal = (await journey.Authority.GetAsync($"{journey.CallPath}/proposal")).Ok().Json;
        proposal.GetProperty("lines").EnumerateArray()
            .Select(line => (line.GetProperty("tied").GetBoolean(), line.GetProperty("settledBy").GetString()))
            .ShouldBe([(true, "draw"), (true, "draw")]);
        proposal.GetProperty("tiedAtCut").GetProperty("numbers").EnumerateArray().Select(number => number.GetString()).ShouldBe(drawn);
        foreach (var page in new[] { "seance", "designation", "evaluations" })
        {
            var shown = await ShownAsync(journey.Secretary, $"/gestion/appels/{journey.Call}/{page}");
            drawn.ShouldAllBe(
                number => shown.QuerySelector("#egalite-limite")!.TextContent.Contains(number, StringComparison.Ordinal), page);
            shown.Body!.TextContent.ShouldContain("ex æquo", customMessage: page);
        }

        (await ShownAsync(journey.Secretary, $"/gestion/appels/{journey.Call}/designation")).Body!.TextContent
            .ShouldContain("tirage au sort");
        (await ShownAsync(journey.Secretary, $"/jury/seances/{journey.Call}-seance/proces-verbal"))
            .QuerySelector("#graine")!.TextContent.ShouldBe(seed);
    }

    [Fact]
    public async Task Nothing_shows_the_seed_of_the_draw_before_the_minutes_are_signed()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted);
        var seed = await app.Services.GetRequiredService<DrawSeedStore>().OfAsync(journey.Call);
        string[] addresses =
        [
            journey.CallPath, $"{journey.CallPath}/ranking", $"{journey.CallPath}/reviews", $"{journey.CallPath}/applications",
            journey.SessionPath, $"{journey.SessionPath}/minutes", $"{journey.CallPath}/panel",
            $"/appels/{journey.Call}", $"/gestion/appels/{journey.Call}", $"/gestion/appels/{journey.Call}/seance",
            $"/gestion/appels/{journey.Call}/reglement", $"/gestion/appels/{journey.Call}/evaluations",
        ];

        foreach (var caller in new[]
            { app.As(Role.Secretary), app.As(Role.Administrator), app.As(Role.Authority), app.As(Role.Auditor), journey.Juror(1) })
        {
            foreach (var address in addresses)
            {
                (await caller.GetAsync(address)).Text.ShouldNotContain(seed, Case.Insensitive, address);
            }
        }

        await journey.ToAsync(CommissionStage.Signed);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Text.ShouldContain(
            seed, Case.Sensitive, "it was there to leak");
    }

    [Fact]
    public async Task A_recusal_costs_the_applicant_nothing()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed, new CommissionPlan
            {
                Vote = (candidate, juror) => candidate == 2 && juror > 1
                ? null
                : "for",
                Score = (candidate, juror) => juror == 1 ? 3 + candidate : null
            });
        foreach (var juror in new[] { 2, 3 })
        {
            (await journey.Juror(juror).PostAsync($"{journey.Candidates[2].Path}/recusals", new { ground = "other" })).Ok();
        }

        await journey.ToAsync(CommissionStage.Proposed);

        (await LinesAsync(journey))
            .ShouldBe([(1, journey.Candidates[2].Number, 1), (2, journey.Candidates[1].Number, 3)],
                "one of one is as much as three of three, and its mean is higher");
    }

    [Fact]
    public async Task A_mean_says_of_how_many_reviews_it_is_and_what_nobody_reviewed_is_not_ranked()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed,
            new CommissionPlan { Score = (candidate, juror) => (candidate, juror) switch { (0, _) => 4, (1, 1) => 5, _ => null } });

        var ranking = (await journey.Secretary.GetAsync($"{journey.CallPath}/ranking")).Ok().Json;
        ranking.GetProperty("unequalReviews").GetBoolean().ShouldBeTrue();
        ranking.GetProperty("ranking")[2].GetProperty("rank").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var page = await ShownAsync(journey.Secretary, $"/gestion/appels/{journey.Call}/evaluations");
        page.QuerySelector("#evaluations-inegales").ShouldNotBeNull();
        page.Body!.TextContent.ShouldContain("non classée");
        page.QuerySelector("#egalite-limite").ShouldBeNull();
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

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<IHtmlDocument> ShownAsync(Caller caller, string address) =>
        new HtmlParser().ParseDocument((await caller.GetAsync(address)).Ok().Text);

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
            .Select(line =>
                (line.GetProperty("rank").GetInt32(), line.GetProperty("number").GetString()!, line.GetProperty("votesFor").GetInt32())),
    ];
}
