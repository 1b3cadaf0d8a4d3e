using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

/// <summary>A closing that is put off: before it came and after, by the facts and by the orchestration that waits for it.</summary>
public sealed class ExtensionTests
{
    private const string Reason = "Panne du service le jour de la clôture.";
    private static readonly TimeSpan Counting = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task While_the_call_is_open_everything_waits_for_the_new_closing()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        var draft = await journey.Applicant.CompleteDraftAsync(journey.Call, "late");
        var (before, closes) = (journey.Closes, journey.Closes.AddDays(2));
        var since = (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).Ok().String("since");
        await app.AdvanceToAsync(app.Now.AddDays(1));

        var extended = (await journey.ExtendAsync(closes, Reason)).Ok();

        extended.Json.GetProperty("calendar").GetProperty("closes").GetProperty("instant").GetDateTimeOffset().ShouldBe(closes);
        extended.Json.GetProperty("extensions")[0].GetProperty("reason").GetString().ShouldBe(Reason);
        await StandsAsync(journey, "open", closes);
        (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).Ok().String("since")
            .ShouldBe(since, "it was open all along");
        await app.AdvanceToAsync(before + Counting);
        await StandsAsync(journey, "open", closes);
        (await journey.Applicant.SubmitAsync(draft, "late")).Ok();
        await app.AdvanceToAsync(closes + Counting);
        await StandsAsync(journey, "checking", null);
        (await CallAsync(app, journey)).Submissions.ShouldBe(2);
    }

    [Fact]
    public async Task In_the_minutes_after_the_closing_the_count_waits_for_the_new_one()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        await app.AdvanceToAsync(journey.Closes.AddMinutes(2));
        var closes = journey.Closes.AddDays(2);

        (await journey.ExtendAsync(closes, Reason)).Ok();

        await StandsAsync(journey, "open", closes);
        await app.AdvanceToAsync(closes + Counting);
        await StandsAsync(journey, "checking", null);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task After_the_closing_the_call_opens_again_and_lives_to_its_publication(int applications)
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = applications });
        var closes = journey.Closes.AddDays(2);

        (await journey.ExtendAsync(closes, Reason)).Ok();

        await StandsAsync(journey, "open", closes);
        var late = await journey.Applicant.CompleteDraftAsync(journey.Call, "late");
        (await journey.Applicant.SubmitAsync(late, "late")).Ok();
        await app.RestartAsync();
        await app.AdvanceToAsync(closes + Counting);
        (await CallAsync(app, journey)).Submissions.ShouldBe(applications + 1);
        if (applications == 0)
        {
            await StandsAsync(journey, "checking", null);
            return;
        }

        (await journey.Secretary.PostAsync($"{late}/eligibility", new { admissible = false, reasons = new[] { "Hors sujet." } })).Ok();
        await journey.ToAsync(CommissionStage.Published);

        var outcome = await app.Host.DurableClient.GetInstanceAsync(InstanceIds.Call(journey.Call), getInputsAndOutputs: true);
        JsonSerializer.Deserialize<CallOutcome>(outcome!.SerializedOutput!, JsonSerializerOptions.Web)
            .ShouldBe(new CallOutcome(journey.Call, applications + 1));
    }

    [Fact]
    public async Task Once_an_application_is_decided_on_or_the_session_convened_it_is_too_late()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Checked);
        var closes = journey.Closes.AddDays(2);

        (await journey.ExtendAsync(closes, Reason)).Problem.ShouldBe("prolongation-trop-tard");
        await journey.ToAsync(CommissionStage.Convened);
        (await journey.ExtendAsync(closes, Reason)).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Asked_twice_it_is_done_once_and_what_cannot_be_is_said_field_by_field()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var closes = journey.Closes.AddDays(2);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ => (await journey.ExtendAsync(closes, Reason)).Ok()));
        await app.SettleAsync();

        (await CallAsync(app, journey)).Extensions.Count.ShouldBe(1);
        var refused = await journey.Administrator.PostAsync(
            $"{journey.CallPath}/extensions", new { closes = "2020-01-01T12:00:00", reason = "" });
        refused.Status.ShouldBe(422);
        refused.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["closes", "reason"], ignoreOrder: true);
        (await journey.Administrator.PostAsync(
            $"{journey.CallPath}/extensions", new { closes = "demain", reason = Reason })).Status.ShouldBe(422);
        (await journey.Secretary.PostAsync(
            $"{journey.CallPath}/extensions", new { closes = "2027-01-01T12:00:00", reason = Reason })).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Whoever_has_drafts_or_applied_is_told_once_and_of_neither_what_they_withdrew_nor_what_they_deleted()
    {
        await using var app = await TestApp.StartAsync();
        var address = SignInJourney.NewAddress();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = "applicant-1" }, ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        await journey.Applicant.CompleteDraftAsync(journey.Call, "draft");
        await journey.Applicant.CompleteDraftAsync(journey.Call, "another");
        var deleted = await journey.Applicant.CompleteDraftAsync(journey.Call, "deleted");
        (await journey.Applicant.DeleteAsync(deleted, ("If-Match", (await journey.Applicant.GetAsync(deleted)).ETag!))).Ok();
        var withdrawn = await journey.Applicant.CompleteDraftAsync(journey.Call, "withdrawn");
        (await journey.Applicant.SubmitAsync(withdrawn, "withdrawn")).Ok();
        (await journey.Applicant.PostAsync($"{withdrawn}/withdrawal")).Ok();

        (await journey.ExtendAsync(journey.Closes.AddDays(2), Reason)).Ok();
        var fact = (await app.Services.GetRequiredService<CallStore>().FactsAsync(journey.Call, CancellationToken.None).ToListAsync())
            .Single(fact => fact.Type == nameof(CallFact.DeadlineExtended));
        await app.Services.GetRequiredService<EffectRunner>().RunAsync(
            new PendingEffect(TableKeys.CallsTable, journey.Call, fact.Sequence, new Effect.TellOfExtension(journey.Call, 1)),
            0, app.Host.DurableClient);

        var inbox = await app.Browser().OpenAsync("/dev/mail");
        var mails = inbox.Page.QuerySelectorAll($"[data-destinataire='{address}']").Select(mail => mail.TextContent)
            .Where(text => text.Contains("reportée", StringComparison.Ordinal)).ToList();
        var mail = mails.ShouldHaveSingleItem("one person is written to once, whatever they have begun");
        mail.ShouldContain(Reason);
        mail.ShouldContain($"sous le numéro {journey.First.Number}, reste déposée");
        mail.ShouldContain("Vos 2 brouillons restent ouverts");
    }

    private static async Task StandsAsync(CommissionJourney journey, string stage, DateTimeOffset? nextTimer)
    {
        var progress = (await journey.Administrator.GetAsync($"{journey.CallPath}/progress")).Ok();
        progress.String("stage").ShouldBe(stage);
        var next = progress.Json.GetProperty("nextTimer");
        (next.ValueKind == System.Text.Json.JsonValueKind.Null ? (DateTimeOffset?)null : next.GetDateTimeOffset()).ShouldBe(nextTimer);
    }

    private static async Task<CallState> CallAsync(TestApp app, CommissionJourney journey) =>
        await app.Services.GetRequiredService<CallStore>().ReadAsync(journey.Call, CancellationToken.None);
}
