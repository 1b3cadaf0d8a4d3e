using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Mail;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>Who is late is written to a week and a day before, once each; whoever did their part is left alone.</summary>
public sealed class ReminderTests
{
    private const string Draft = "Votre candidature n’est pas déposée";
    private const string Review = "Des évaluations sont attendues de vous";

    [Fact]
    public async Task A_draft_is_recalled_a_week_and_a_day_before_the_closing_and_no_more_once_it_is_submitted()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = "mairie@exemple.invalid", roles = new[] { Role.Applicant }, id = "applicant-1" },
            ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var path = await journey.Applicant.CompleteDraftAsync(journey.Call, "un-brouillon");

        await app.AdvanceToAsync(journey.Closes.AddDays(-7).AddSeconds(-1));
        (await SubjectsAsync(app)).ShouldBeEmpty();
        await app.AdvanceToAsync(journey.Closes.AddDays(-7));
        (await SubjectsAsync(app)).ShouldBe([Draft]);
        (await journey.Applicant.SubmitAsync(path, "un-brouillon")).Ok();
        await app.AdvanceToAsync(journey.Closes);

        (await SubjectsAsync(app)).Count(subject => subject == Draft).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_closing_is_put_off_the_promise_of_before_is_not_kept_and_that_of_the_new_date_is()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = "mairie@exemple.invalid", roles = new[] { Role.Applicant }, id = "applicant-1" },
            ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        await journey.Applicant.CompleteDraftAsync(journey.Call, "un-brouillon");
        var closes = journey.Closes;
        (await journey.ExtendAsync(closes.AddDays(10), "Une panne.")).Ok();

        await app.AdvanceToAsync(closes);
        (await SubjectsAsync(app)).ShouldNotContain(Draft);
        await app.AdvanceToAsync(closes.AddDays(3));

        (await SubjectsAsync(app)).Count(subject => subject == Draft).ShouldBe(1);
    }

    [Fact]
    public async Task Jurors_who_did_not_finish_are_recalled_then_the_secretary_learns_what_is_missing()
    {
        await using var app = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(app, "juror-1", "juror-2");
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = "secretariat@exemple.invalid", roles = new[] { Role.Secretary }, id = "secretary-1" },
            ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");
        var scores = new { scores = TestCalls.Rules.Grid.ToDictionary(line => line.Key, _ => 4), final = true };
        (await journey.Juror(1).PutAsync(journey.First.MyReview, scores, ("If-None-Match", "*"))).Ok();
        var due = (await app.Services.GetRequiredService<Core.Calls.CallStore>().ReadAsync(journey.Call, default))
            .Rules.Calendar.ReviewsDue.Instant;

        await app.AdvanceToAsync(due.AddDays(-1));
        (await SubjectsAsync(app, JurorAccounts.AddressOf("juror-1"))).ShouldNotContain(Review);
        (await SubjectsAsync(app, JurorAccounts.AddressOf("juror-2"))).Count(subject => subject == Review).ShouldBe(2);
        await app.AdvanceToAsync(due);

        (await SubjectsAsync(app, "secretariat@exemple.invalid")).ShouldContain("Des évaluations manquent");
    }

    [Fact]
    public async Task A_promise_kept_twice_writes_once()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = "mairie@exemple.invalid", roles = new[] { Role.Applicant }, id = "applicant-1" },
            ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        await journey.Applicant.CompleteDraftAsync(journey.Call, "un-brouillon");
        var promise = new ReminderPlan(journey.Call, ReminderKinds.Drafts, journey.Closes.AddDays(-7));
        await app.AdvanceToAsync(promise.At);

        (await app.Services.GetRequiredService<Reminders>().SendAsync(promise, 0)).ShouldBeTrue();

        (await SubjectsAsync(app)).ShouldBe([Draft]);
    }

    private static async Task<string[]> SubjectsAsync(TestApp app, string address = "mairie@exemple.invalid") =>
    [
        .. (await app.Browser().OpenAsync("/dev/mail")).Page.QuerySelectorAll($"[data-destinataire='{address}'] h2")
            .Select(subject => subject.TextContent.Split(" – ")[0]),
    ];
}
