using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

public sealed class ReviewTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly object Partial = new { scores = new { projet = 4 }, comment = "À relire." };
    private static readonly object Complete = new { scores = new { projet = 4, portage = 3 }, comment = "Relu." };
    private static readonly object Final = new { scores = new { projet = 4, portage = 3 }, comment = "Relu.", final = true };

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_review_is_written_in_several_sittings_and_then_frozen()
    {
        var (journey, path) = await AssignedAsync();
        var juror = journey.Juror(1);

        var first = (await juror.PutAsync(path, Partial, ("If-None-Match", "*"))).Ok();
        var second = (await juror.PutAsync(path, Complete, ("If-Match", first.ETag!))).Ok();
        var final = (await juror.PutAsync(path, Final, ("If-Match", second.ETag!))).Ok();
        var after = await juror.PutAsync(path, Partial, ("If-Match", final.ETag!));

        first.Json.GetProperty("mark").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        final.Json.GetProperty("mark").GetInt32().ShouldBe((60 * 4) + (40 * 3));
        final.Json.GetProperty("fictitious").GetBoolean().ShouldBeTrue();
        (after.Status, after.Problem).ShouldBe((409, "evaluation-finale"));
        (await juror.GetAsync(path)).ETag.ShouldBe(final.ETag);
        (await juror.PutAsync(path, Final, ("If-Match", final.ETag!))).Ok().ETag.ShouldBe(final.ETag, "the same again changes nothing");
    }

    [Fact]
    public async Task What_changed_meanwhile_is_not_overwritten()
    {
        var (journey, path) = await AssignedAsync();
        var juror = journey.Juror(1);
        var first = (await juror.PutAsync(path, Partial, ("If-None-Match", "*"))).Ok();
        var second = (await juror.PutAsync(path, Complete, ("If-Match", first.ETag!))).Ok();

        var stale = await juror.PutAsync(path, Partial, ("If-Match", first.ETag!));
        var missing = await juror.PutAsync(path, Partial);
        var created = await juror.PutAsync(path, Partial, ("If-None-Match", "*"));

        (stale.Status, stale.Problem).ShouldBe((412, "version-depassee"));
        (missing.Status, missing.Problem).ShouldBe((428, "version-non-precisee"));
        (created.Status, created.Problem).ShouldBe((412, "version-depassee"));
        (await juror.GetAsync(path)).ETag.ShouldBe(second.ETag);
    }

    [Fact]
    public async Task A_final_review_has_a_score_on_every_criterion_and_refused_it_changes_nothing()
    {
        var (journey, path) = await AssignedAsync();
        var juror = journey.Juror(1);

        var never = await juror.PutAsync(path, new { scores = new { projet = 1 }, final = true }, ("If-None-Match", "*"));
        (never.Status, never.Problem).ShouldBe((422, "notes-manquantes"));
        never.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("scores.portage");
        (await juror.GetAsync(path)).Status.ShouldBe(404);

        var kept = (await juror.PutAsync(path, Partial, ("If-None-Match", "*"))).Ok();
        (await juror.PutAsync(path, new { scores = new { projet = 1 }, final = true }, ("If-Match", kept.ETag!))).Problem
            .ShouldBe("notes-manquantes");
        var now = (await juror.GetAsync(path)).Ok();
        (now.ETag, now.Json.GetProperty("scores").GetProperty("projet").GetInt32()).ShouldBe((kept.ETag, 4));
    }

    [Theory]
    [InlineData("projet", 6, "scores.projet")]
    [InlineData("projet", -1, "scores.projet")]
    [InlineData("beaute", 3, "scores.beaute")]
    public async Task A_score_off_the_grid_is_refused(string criterion, int score, string field)
    {
        var (journey, path) = await AssignedAsync();

        var reply = await journey.Juror(1)
            .PutAsync(path, new { scores = new Dictionary<string, int> { [criterion] = score } }, ("If-None-Match", "*"));

        (reply.Status, reply.Problem).ShouldBe((422, "evaluation-mal-remplie"));
        reply.Json.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
    }

    [Theory]
    [InlineData("""{ "scores": { "projet": 3.5 } }""")]
    [InlineData("""{ "scores": { "projet": "3" } }""")]
    [InlineData("""{ "scores": { "projet": 3, "projet": 4 } }""")]
    [InlineData("""{ "scores": null }""")]
    [InlineData("""{ "notes": {} }""")]
    public async Task What_is_not_a_review_is_refused(string json)
    {
        var (journey, path) = await AssignedAsync();

        var reply = await journey.Juror(1).SendAsync(
            HttpMethod.Put, path, Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"), ("If-None-Match", "*"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
        (await journey.Juror(1).GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Nobody_reads_or_writes_the_review_of_another()
    {
        var (journey, path) = await AssignedAsync();
        (await journey.Juror(1).PutAsync(path, Final, ("If-None-Match", "*"))).Ok();

        (await journey.Juror(2).GetAsync(path)).Status.ShouldBe(404);
        (await journey.Juror(2).PutAsync(path, Complete, ("If-None-Match", "*"))).Status.ShouldBe(404, "not assigned");
        (await journey.Juror(77).PutAsync(path, Complete, ("If-None-Match", "*"))).Status.ShouldBe(404, "not of the jury");
        (await journey.Juror(2).GetAsync($"{journey.CallPath}/reviews")).Status.ShouldBe(403);
        (await journey.Juror(2).GetAsync($"{journey.CallPath}/ranking")).Status.ShouldBe(403);
        var all = (await app.As(Role.Secretary).GetAsync($"{journey.CallPath}/reviews")).Ok().Json.GetProperty("reviews");
        all.EnumerateArray().ShouldHaveSingleItem().GetProperty("juror").GetString().ShouldBe("juror-1");
    }

    [Fact]
    public async Task A_review_at_the_deadline_is_in_time_and_one_millisecond_later_is_late()
    {
        var (journey, path) = await AssignedAsync();
        await app.AdvanceToAsync(journey.ReviewsBy);
        var tag = (await journey.Juror(1).PutAsync(path, Complete, ("If-None-Match", "*"))).Ok().ETag!;
        await app.AdvanceToAsync(journey.ReviewsBy.AddMilliseconds(1));

        var written = await journey.Juror(1).PutAsync(path, Partial, ("If-Match", tag));
        var finalised = await journey.Juror(1).PutAsync(path, Final, ("If-Match", tag));

        (written.Status, written.Problem).ShouldBe((409, "evaluations-closes"));
        (finalised.Status, finalised.Problem).ShouldBe((409, "evaluations-closes"));
        (await journey.Juror(1).GetAsync(path)).ETag.ShouldBe(tag);
    }

    private async Task<(CommissionJourney Journey, string Path)> AssignedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1");
        return (journey, journey.First.MyReview);
    }
}
