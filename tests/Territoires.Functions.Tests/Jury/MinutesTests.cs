using AngleSharp.Html.Parser;
using Territoires.Tests.TestSupport;
using Territoires.Web.Answers;

namespace Territoires.Functions.Tests.Jury;

public sealed class MinutesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task No_minutes_while_an_application_waits_for_votes()
    {
        var journey = await ToAsync(
            CommissionStage.Voted, new CommissionPlan { Vote = (candidate, juror) => candidate == 2 && juror > 1 ? null : "for" });

        var early = await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes");

        (early.Status, early.Problem).ShouldBe((409, "votes-manquants"));
        early.Text.ShouldContain(journey.Candidates[2].Number);
        early.Text.ShouldNotContain(journey.First.Number);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Status.ShouldBe(404);
        (await journey.VoteAsync(2, journey.Candidates[2], "abstain")).Ok();
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Status.ShouldBe(200, "an abstention is a presence");
    }

    [Fact]
    public async Task Minutes_count_every_vote_and_name_no_body()
    {
        var journey = await ToAsync(CommissionStage.Minuted);

        var json = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok();
        var page = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes", ("Accept", "text/html"))).Ok();

        var second = json.Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("number").GetString() == journey.Candidates[1].Number);
        (second.GetProperty("for").GetInt32(), second.GetProperty("against").GetInt32(), second.GetProperty("adopted").GetBoolean())
            .ShouldBe((2, 1, true));
        json.Json.GetProperty("notice").GetString().ShouldBe(MinutesAnswer.FictitiousSession);
        page.MediaType.ShouldBe("text/html");
        var read = new HtmlParser().ParseDocument(page.Text);
        read.QuerySelector(".fr-notice__title")!.TextContent.ShouldBe(MinutesAnswer.FictitiousSession);
        read.QuerySelectorAll("table").Single(
            table => table.QuerySelector("caption")!.TextContent.StartsWith("Votes", StringComparison.Ordinal)).QuerySelectorAll("tbody th")
            .Select(number => number.TextContent).ShouldBe(journey.Candidates.Select(candidate => candidate.Number), ignoreOrder: true);

        (json.Text + page.Text).ShouldNotContain("Syndicat mixte");
    }

    [Fact]
    public async Task On_even_votes_the_chairs_own_decides()
    {
        var journey = await ToAsync(CommissionStage.Minuted, new CommissionPlan
        {
            Applications = 2,
            Seats = 4,
            Vote = (candidate, juror) => juror <= 2 == (candidate == 0) ? "for" : "against",
        });

        var items = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("items").EnumerateArray()
            .ToDictionary(
                item => item.GetProperty("number").GetString()!, item =>
                    (item.GetProperty("for").GetInt32(), item.GetProperty("against").GetInt32(),
                        item.GetProperty("castingVote").GetBoolean(), item.GetProperty("adopted").GetBoolean()));

        items[journey.Candidates[0].Number].ShouldBe((2, 2, true, true));
        items[journey.Candidates[1].Number].ShouldBe((2, 2, false, false));
    }

    [Fact]
    public async Task Chair_and_secretary_sign_and_nobody_else()
    {
        var journey = await ToAsync(CommissionStage.Voted);
        (await journey.SignAsync(journey.Secretary)).Problem.ShouldBe("proces-verbal-absent");
        await journey.ToAsync(CommissionStage.Minuted);

        var member = await journey.SignAsync(journey.Juror(2));
        (await journey.SignAsync(journey.Juror(1))).Ok().String("stage").ShouldBe("drafted");
        (await journey.SignAsync(journey.Juror(1))).Status.ShouldBe(200, "the same signature again changes nothing");
        (await journey.SignAsync(journey.Secretary)).Ok().String("stage").ShouldBe("signed");
        var otherSecretary = await journey.SignAsync(app.AsActor(new Actor("secretary-2", new HashSet<Role> { Role.Secretary }, null, [])));

        (member.Status, member.Problem).ShouldBe((409, "pas-la-presidence"));
        (otherSecretary.Status, otherSecretary.Problem).ShouldBe((409, "deja-signe"));
        (await journey.SignAsync(journey.Authority)).Status.ShouldBe(403);
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Json.GetProperty("signatures").EnumerateArray()
            .Select(signature => (signature.GetProperty("role").GetString(), signature.GetProperty("signerId").GetString()))
            .ShouldBe([("chair", "juror-1"), ("secretary", "secretary-1")]);
    }

    [Fact]
    public async Task The_chairs_alternate_who_sits_signs_in_their_place()
    {
        var journey = await ToAsync(CommissionStage.Minuted, new CommissionPlan { Present = [10, 2, 3], Vote = (_, _) => "for" });

        var titular = await journey.SignAsync(journey.Juror(1));
        (await journey.SignAsync(journey.Juror(10))).Ok();

        (titular.Status, titular.Problem).ShouldBe((409, "pas-la-presidence"));
        (await journey.SignAsync(journey.Secretary)).Ok().String("stage").ShouldBe("signed");
    }

    [Fact]
    public async Task Without_anybody_in_the_chair_there_are_no_minutes()
    {
        var journey = await ToAsync(CommissionStage.Voted, new CommissionPlan { Present = [2, 3], Vote = (_, _) => "for" });

        var reply = await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes");

        (reply.Status, reply.Problem).ShouldBe((409, "presidence-absente"));
    }

    [Fact]
    public async Task Once_drafted_nothing_changes_in_the_session()
    {
        var journey = await ToAsync(CommissionStage.Minuted, new CommissionPlan { Present = [1, 2], Vote = (_, _) => "for" });
        var drafted = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok();

        (await journey.SeatAsync(3)).Problem.ShouldBe("proces-verbal-redige");
        (await journey.VoteAsync(3, journey.First, "against")).Problem.ShouldBe("proces-verbal-redige");
        (await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes")).Status.ShouldBe(200);

        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Text.ShouldBe(drafted.Text);
    }

    private Task<CommissionJourney> ToAsync(CommissionStage stage, CommissionPlan? plan = null) =>
        CommissionJourney.ToAsync(app, stage, (plan ?? new CommissionPlan()) with { Score = (_, _) => null });
}
