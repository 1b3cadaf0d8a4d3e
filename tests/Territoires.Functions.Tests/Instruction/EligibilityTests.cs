using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

public sealed class EligibilityTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task Eligibility_is_decided_again_only_with_a_reason_and_until_the_jury_is_convened()
    {
        var journey = await ClosedAsync();
        var path = $"{journey.First.Path}/eligibility";
        var first = (await journey.Secretary.PostAsync(path, new { admissible = false, reasons = new[] { "Hors du périmètre." } })).Ok();

        var again = (await journey.Secretary.PostAsync(path, new { admissible = false, reasons = new[] { "Hors du périmètre." } })).Ok();
        var otherwise = await journey.Secretary.PostAsync(path, new { admissible = true });
        var otherReason = await journey.Secretary.PostAsync(path, new { admissible = false, reasons = new[] { "Hors délai." } });

        again.Text.ShouldBe(first.Text);
        (otherwise.Status, otherwise.Problem).ShouldBe((409, "recevabilite-decidee"));
        (otherReason.Status, otherReason.Problem).ShouldBe((409, "recevabilite-decidee"));
        (await journey.Secretary.PostAsync(path, new { admissible = true, revision = "La pièce était dans le dossier." })).Ok();
        foreach (var candidate in journey.Candidates.Skip(1))
        {
            (await journey.Secretary.PostAsync($"{candidate.Path}/eligibility", new { admissible = true })).Ok();
        }

        (await journey.Secretary.PutAsync($"{journey.CallPath}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();
        var session = (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();
        session.Json.GetProperty("agenda").GetArrayLength().ShouldBe(journey.Candidates.Count, "what was refused by mistake is voted on");
        var late = await journey.Secretary.PostAsync(
            path, new { admissible = false, reasons = new[] { "Hors délai." }, revision = "Trop tard." });
        (late.Status, late.Problem).ShouldBe((409, "instruction-close"));
    }

    [Fact]
    public async Task A_refusal_says_why()
    {
        var journey = await ClosedAsync();
        foreach (var reasons in new string[][] { [], [" "], [new string('x', 1001)], [.. Enumerable.Repeat("Motif.", 11)] })
        {
            var reply = await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = false, reasons });
            (reply.Status, reply.Problem).ShouldBe((422, "recevabilite-mal-motivee"));
        }

        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = false })).Problem.ShouldBe(
            "recevabilite-mal-motivee");
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();
    }

    [Theory]
    [InlineData("""{ "admissible": "oui" }""")]
    [InlineData("""{ "admissible": true, "motif": "x" }""")]
    [InlineData("""{ "reasons": [] }""")]
    [InlineData("{")]
    public async Task What_is_not_a_decision_is_refused_and_decides_nothing(string json)
    {
        var journey = await ClosedAsync();

        var reply = await journey.Secretary.SendAsync(
            HttpMethod.Post, $"{journey.First.Path}/eligibility",
            Caller.Bytes(System.Text.Encoding.UTF8.GetBytes(json), "application/json"));

        (reply.Status, reply.Problem).ShouldBe((400, "json-invalide"));
        (await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Ok();
    }

    [Fact]
    public async Task Only_the_secretary_decides()
    {
        var journey = await ClosedAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Secretary or Role.Public)))
        {
            var reply = await app.As(role).PostAsync($"{journey.First.Path}/eligibility", new { admissible = true });
            (reply.Status, reply.Problem).ShouldBe((403, "role-insuffisant"), role.ToString());
        }

        (await app.As().PostAsync($"{journey.First.Path}/eligibility", new { admissible = true })).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_draft_or_nothing_at_all_is_not_found()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var draft = await journey.Applicant.CompleteDraftAsync(journey.Call);

        (await journey.Secretary.PostAsync($"{draft}/eligibility", new { admissible = true })).Status.ShouldBe(404);
        (await journey.Secretary.PostAsync($"/api/applications/{Guid.Empty:N}/eligibility", new { admissible = true })).Status.ShouldBe(
            404);
    }

    [Fact]
    public async Task What_is_not_admissible_never_comes_before_the_jury()
    {
        var journey = await ClosedAsync(applications: 2);
        var (admitted, refused) = (journey.Candidates[0], journey.Candidates[1]);
        (await journey.Secretary.PostAsync(
            $"{refused.Path}/eligibility", new { admissible = false, reasons = new[] { "Hors du périmètre." } })).Ok();
        (await journey.Secretary.PostAsync($"{admitted.Path}/eligibility", new { admissible = true })).Ok();
        (await journey.Secretary.PutAsync($"{journey.CallPath}/panel", new CommissionPlan().Panel, ("If-None-Match", "*"))).Ok();

        var session = (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();

        session.Json.GetProperty("agenda").EnumerateArray().Select(item => item.GetProperty("number").GetString())
            .ShouldBe([admitted.Number]);
        (await journey.Juror(1).GetAsync(admitted.Path)).Status.ShouldBe(200);
        (await journey.Juror(1).GetAsync(refused.Path)).Status.ShouldBe(404);
        (await journey.Secretary.GetAsync($"{journey.CallPath}/ranking")).Text.ShouldNotContain(refused.Number);
    }

    private Task<CommissionJourney> ClosedAsync(int applications = 1) =>
        CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = applications });
}
