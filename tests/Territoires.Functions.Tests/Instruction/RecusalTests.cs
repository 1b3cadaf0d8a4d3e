using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

public sealed class RecusalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly object Elected = new { ground = "elected" };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Once_recused_the_file_its_document_and_its_review_are_not_the_jurors_to_know()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        var (juror, file) = (journey.Juror(2), journey.First);
        string[] addresses = [file.Path, file.Document, file.MyReview, $"{file.Path}/receipt"];
        foreach (var address in addresses)
        {
            (await juror.GetAsync(address)).Status.ShouldBe(200, address);
        }

        (await juror.PostAsync($"{file.Path}/recusals", Elected)).Status.ShouldBe(204);

        foreach (var address in addresses)
        {
            (await juror.GetAsync(address)).Status.ShouldBe(404, address);
        }

        (await juror.PutAsync(file.MyReview, new { scores = new { projet = 5 } }, ("If-None-Match", "*"))).Status.ShouldBe(404);
        (await juror.PostAsync($"{file.Path}/recusals", Elected)).Status.ShouldBe(404, "not even the recusal is theirs to know");
        (await juror.GetAsync($"{journey.CallPath}/applications")).Text.ShouldNotContain(file.Number);
        (await journey.Juror(1).GetAsync(file.Path)).Status.ShouldBe(200, "the others go on");
    }

    [Fact]
    public async Task The_marks_of_a_juror_who_steps_aside_no_longer_count()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Reviewed, new CommissionPlan { Applications = 1, Score = (_, juror) => juror == 1 ? 5 : 1 });
        (await RankingAsync(journey)).ShouldBe("2,33", "(5 + 1 + 1) / 3");

        (await journey.Juror(1).PostAsync($"{journey.First.Path}/recusals", new { ground = "familyOrFriend" })).Ok();

        (await RankingAsync(journey)).ShouldBe("1,00");
    }

    [Fact]
    public async Task A_recusal_after_the_convening_takes_the_juror_off_the_item()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Seated);
        var file = journey.First;

        (await journey.Juror(2).PostAsync($"{file.Path}/recusals", Elected)).Ok();

        (await ItemAsync(journey.Juror(2), journey, file)).ShouldBeNull("the agenda that they see no longer shows it");
        (await journey.VoteAsync(2, file, "for")).Status.ShouldBe(404);
        var item = (await ItemAsync(journey.Secretary, journey, file)).ShouldNotBeNull();
        (item.GetProperty("present").GetInt32(), item.GetProperty("needed").GetInt32()).ShouldBe((2, 1));
        (await journey.VoteAsync(2, journey.Candidates[1], "for")).Status.ShouldBe(200, "elsewhere they vote");
        (await journey.VoteAsync(1, file, "for")).Status.ShouldBe(200);
        (await journey.VoteAsync(3, file, "for")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_conflict_found_after_the_vote_strikes_it_and_after_the_minutes_it_is_too_late()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Seated,
            new CommissionPlan { Vote = (candidate, juror) => (candidate, juror) is (2, 3) or (0, 1) ? null : "for" });
        (await journey.VoteAsync(1, journey.First, "for")).Ok();

        (await journey.Juror(1).PostAsync($"{journey.First.Path}/recusals", Elected)).Status.ShouldBe(204);
        await app.SettleAsync();
        (await ItemAsync(journey.Secretary, journey, journey.First)).ShouldNotBeNull().GetProperty("votes").GetInt32().ShouldBe(0);
        await journey.ToAsync(CommissionStage.Minuted);
        var afterMinutes = await journey.Juror(3).PostAsync($"{journey.Candidates[2].Path}/recusals", Elected);

        var struck = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("number").GetString() == journey.First.Number);
        (struck.GetProperty("recused").GetInt32(), struck.GetProperty("struck").GetInt32(), struck.GetProperty("for").GetInt32())
            .ShouldBe((1, 1, 2));
        (afterMinutes.Status, afterMinutes.Problem).ShouldBe((409, "deport-trop-tard"));
        (await journey.Juror(1).GetAsync(journey.First.Path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task When_everybody_steps_aside_the_application_is_not_adopted()
    {
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Seated, new CommissionPlan { Vote = (candidate, _) => candidate == 0 ? null : "for" });
        foreach (var juror in Enumerable.Range(1, 3))
        {
            (await journey.Juror(juror).PostAsync($"{journey.First.Path}/recusals", Elected)).Ok();
        }

        await journey.ToAsync(CommissionStage.Minuted);

        var minutes = (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok();
        var item = minutes.Json.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("number").GetString() == journey.First.Number);
        (item.GetProperty("mandates").GetInt32(), item.GetProperty("recused").GetInt32(), item.GetProperty("adopted").GetBoolean())
            .ShouldBe((0, 3, false));
    }

    [Theory]
    [InlineData("""{ "ground": "je n’aime pas ce maire" }""")]
    [InlineData("""{ "ground": "other", "why": "x" }""")]
    [InlineData("{}")]
    public async Task The_grounds_are_a_closed_list_without_words(string json)
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });

        var reply = await journey.Juror(1).SendAsync(
            HttpMethod.Post, $"{journey.First.Path}/recusals", Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
        (await journey.Juror(1).GetAsync(journey.First.Path)).Status.ShouldBe(200);
    }

    private static async Task<string?> RankingAsync(CommissionJourney journey) =>
        (await journey.Secretary.GetAsync($"{journey.CallPath}/ranking")).Ok().Json.GetProperty("ranking")[0]
            .GetProperty("mean").GetString();

    private static async Task<System.Text.Json.JsonElement?> ItemAsync(Caller caller, CommissionJourney journey, Candidate candidate) =>
        (await caller.GetAsync(journey.SessionPath)).Ok().Json.GetProperty("agenda").EnumerateArray()
            .Where(item => item.GetProperty("application").GetString() == candidate.Id)
            .Select(item => (System.Text.Json.JsonElement?)item)
            .SingleOrDefault();
}
