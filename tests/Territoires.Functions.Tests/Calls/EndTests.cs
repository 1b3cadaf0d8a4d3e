using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
using Territoires.Core.Effects;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Calls;

/// <summary>Calls that end without a list: who is told, what the public reads, and what no longer happens.</summary>
public sealed class EndTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Reason = "L’enveloppe du programme est retirée.";

    private readonly TestApp app = fixture.App;

    [Theory]
    [InlineData(CommissionStage.Open)]
    [InlineData(CommissionStage.Closed)]
    [InlineData(CommissionStage.Reviewed)]
    [InlineData(CommissionStage.Voted)]
    [InlineData(CommissionStage.Proposed)]
    [InlineData(CommissionStage.Designated)]
    [InlineData(CommissionStage.Scheduled)]
    public async Task Whatever_is_left_undone_it_ends_its_orchestration_completes_and_nothing_is_ever_published(CommissionStage stage)
    {
        var journey = await CommissionJourney.ToAsync(app, stage, new CommissionPlan { Applications = 1 });

        var ended = (await EndAsync(journey, "cancelled")).Ok();

        ended.String("stage").ShouldBe("ended");
        var told = ended.Json.GetProperty("ended");
        (told.GetProperty("kind").GetString(), told.GetProperty("reason").GetString()).ShouldBe(("cancelled", Reason));
        var instance = await app.Host.DurableClient.GetInstanceAsync(InstanceIds.Call(journey.Call), getInputsAndOutputs: true);
        instance!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        await app.AdvanceToAsync(journey.EarliestPublication.AddDays(1));
        (await app.As().GetAsync($"{journey.CallPath}/laureates")).Status.ShouldBe(404);
        (await app.As().GetAsync($"{journey.CallPath}/progress")).Ok().String("stage").ShouldBe("ended");
        (await EndAsync(journey, "cancelled")).Ok().Text.ShouldBe(ended.Text, "asked twice it is done once");
        (await EndAsync(journey, "fruitless")).Problem.ShouldBe("appel-termine");
    }

    [Fact]
    public async Task Everybody_reads_on_its_page_that_it_ended_why_and_when()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        (await EndAsync(journey, "cancelled")).Ok();

        var page = await app.Browser().OpenAsync($"/appels/{journey.Call}");

        page.Page.QuerySelector(".fr-badge")!.TextContent.ShouldBe("Annulé");
        page.Page.QuerySelector("#fin")!.TextContent.Replace('\u00a0', ' ').ShouldContain("L’appel a été annulé le ");
        page.Page.QuerySelector("#fin")!.TextContent.ShouldContain(Reason);
        page.Page.QuerySelector("#avancement")!.TextContent.ShouldStartWith("L’appel a pris fin sans lauréats");
        var source = (await app.As().GetAsync($"/appels/{journey.Call}")).Text + (await app.As().GetAsync(journey.CallPath)).Text;
        foreach (var candidate in journey.Candidates)
        {
            source.ShouldNotContain(candidate.Number, customMessage: "whom the authority had designated stays unknown");
        }

        source.ShouldNotContain("Syndicat mixte fictif");
    }

    [Fact]
    public async Task Whoever_applied_is_told_once_and_reads_it_on_their_own_pages()
    {
        await using var own = await TestApp.StartAsync();
        var address = SignInJourney.NewAddress();
        (await own.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = "applicant-1" }, ("If-None-Match", "*"))).Ok();
        var journey = await CommissionJourney.OpenAsync(own, new CommissionPlan { Applications = 2 });
        var draft = await journey.Applicant.CompleteDraftAsync(journey.Call, "draft");
        var withdrawn = await journey.Applicant.CompleteDraftAsync(journey.Call, "withdrawn");
        (await journey.Applicant.SubmitAsync(withdrawn, "withdrawn")).Ok();
        (await journey.Applicant.PostAsync($"{withdrawn}/withdrawal")).Ok();

        (await EndAsync(journey, "cancelled")).Ok();
        await own.SettleAsync();
        var fact = (await own.Services.GetRequiredService<CallStore>().FactsAsync(journey.Call, CancellationToken.None).ToListAsync())
            .Single(fact => fact.Type == nameof(CallFact.CallEnded));
        await own.Services.GetRequiredService<EffectRunner>().RunAsync(
            new PendingEffect(TableKeys.CallsTable, journey.Call, fact.Sequence, new Effect.TellOfEnd(journey.Call)), 0,
            own.Host.DurableClient);

        var inbox = await own.Browser().OpenAsync("/dev/mail");
        var mails = inbox.Page.QuerySelectorAll($"[data-destinataire='{address}']").Select(mail => mail.TextContent)
            .Where(text => text.Contains("L’appel a pris fin", StringComparison.Ordinal)).ToArray();
        mails.Length.ShouldBe(2, "one for each application that was submitted and not withdrawn, and each once");
        mails.ShouldAllBe(mail => mail.Contains(Reason, StringComparison.Ordinal));
        var applicant = await Desk.Of(own, Role.Applicant).OpenAsync($"/candidatures/{journey.First.Id}");
        applicant.Page.QuerySelector("#fin")!.TextContent.ShouldContain(Reason);
        applicant.Page.QuerySelectorAll("a[href$='/retrait']").ShouldBeEmpty();
        (await applicant.OpenAsync($"/candidatures/{journey.First.Id}/recepisse")).Text.ShouldContain("n’est plus examinée");
        (await applicant.OpenAsync($"/candidatures/{draft.Split('/')[^1]}")).Text.ShouldContain("Ce brouillon n’a pas été déposé");
        (await applicant.OpenAsync("/candidatures")).Text.ShouldContain("l’appel a pris fin");
        (await applicant.OpenAsync($"/appels/{journey.Call}/candidater")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task No_act_that_leads_to_a_list_is_taken_any_more_and_each_is_refused_in_the_same_words()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Seated, new CommissionPlan { Applications = 2 });
        var draft = $"{journey.CallPath}/applications";
        var assignments = new { assignments = new[] { new { application = journey.First.Id, jurors = new[] { "juror-3" } } } };
        (await EndAsync(journey, "cancelled")).Ok();

        Reply[] refused =
        [
            await journey.Applicant.PostAsync(draft, null, ("Idempotency-Key", "late")),
            await journey.Applicant.PostAsync($"{journey.First.Path}/withdrawal"),
            await journey.ExtendAsync(journey.Closes.AddDays(300), "Encore."),
            await journey.Secretary.PostAsync($"{journey.First.Path}/eligibility", new { admissible = false, reasons = new[] { "Non." } }),
            await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "favorable" }),
            await journey.Secretary.PostAsync($"{journey.CallPath}/assignments", assignments),
            await journey.VoteAsync(1, journey.First, "for"),
            await journey.Secretary.PostAsync($"{journey.SessionPath}/minutes"),
            await journey.Secretary.PostAsync($"{journey.CallPath}/proposal"),
            await journey.DesignateAsync([journey.First]),
            await journey.ScheduleAsync(journey.EarliestPublication),
            await journey.Authority.PostAsync($"{journey.CallPath}/reserve", new { ranked = Array.Empty<string>(), seen = 0 }),
        ];

        refused.Select(reply => reply.Problem).ShouldAllBe(problem => problem == "appel-termine");
        refused.ShouldAllBe(reply => reply.Status == 409 && reply.Text.Contains(Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_fruitless_once_closed_when_no_application_is_left()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 1 });
        (await EndAsync(journey, "fruitless")).Problem.ShouldBe("appel-encore-ouvert");
        await journey.ToAsync(CommissionStage.Closed);
        (await EndAsync(journey, "fruitless")).Problem.ShouldBe("appel-pas-infructueux", "it awaits its decision");
        (await journey.Secretary.PostAsync(
            $"{journey.First.Path}/eligibility", new { admissible = false, reasons = new[] { "Hors sujet." } })).Ok();

        (await EndAsync(journey, "fruitless")).Ok();

        var page = await app.Browser().OpenAsync($"/appels/{journey.Call}");
        page.Page.QuerySelector(".fr-badge")!.TextContent.ShouldBe("Infructueux");
        (await app.Browser().OpenAsync("/")).Page.Body!.TextContent.ShouldContain("infructueux le");
    }

    [Fact]
    public async Task The_end_needs_a_reason_and_no_other_role_ends_a_call()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        var path = $"{journey.CallPath}/end";

        var silent = await journey.Administrator.PostAsync(path, new { kind = "cancelled", reason = " " });
        (silent.Status, silent.Problem).ShouldBe((422, "fin-mal-motivee"));
        (await journey.Administrator.PostAsync(path, new { kind = "designated", reason = Reason })).Problem.ShouldBe("json-invalide");
        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror, Role.Secretary, Role.Authority, Role.Auditor })
        {
            (await app.As(role).PostAsync(path, new { kind = "cancelled", reason = Reason })).Status.ShouldBe(403, role.ToString());
        }

        await journey.ToAsync(CommissionStage.Closed);
        (await journey.Administrator.PostAsync($"{journey.CallPath}/orchestration")).Ok();
    }

    [Fact]
    public async Task A_list_that_is_public_is_not_ended()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Published, new CommissionPlan { Applications = 1 });

        (await EndAsync(journey, "cancelled")).Problem.ShouldBe("deja-publie");
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/fin");
        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_administrator_ends_it_from_a_page_that_says_what_that_does()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Checked, new CommissionPlan { Applications = 1 });
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}");
        await administrator.FollowAsync("Mettre fin à l’appel sans lauréats");
        administrator.Text.ShouldContain("Tout le monde pourra le lire.");

        await administrator.SubmitAsync("Mettre fin à l’appel", ("reason", Reason));
        administrator.FaultyFields.ShouldBe(["kind"]);
        await administrator.SubmitAsync("Mettre fin à l’appel", ("kind", "infructueux"));
        administrator.Status.ShouldBe(409);
        administrator.FaultyFields.ShouldBe(["kind"]);
        administrator.ValueOf("reason").ShouldBe(Reason);
        await administrator.SubmitAsync("Mettre fin à l’appel", ("kind", "annule"), ("reason", ""));
        administrator.FaultyFields.ShouldBe(["reason"]);
        await administrator.SubmitAsync("Mettre fin à l’appel", ("kind", "annule"), ("reason", Reason), ("confirmer-fin", "non"));
        administrator.FaultyFields.ShouldBe(["confirmer-fin"]);
        await administrator.SubmitAsync("Mettre fin à l’appel", ("kind", "annule"), ("reason", Reason));

        administrator.Title.ShouldBe("Tableau de bord");
        administrator.Page.QuerySelector("#appel-termine")!.TextContent.ShouldContain(Reason);
        administrator.Page.QuerySelector("#etape")!.TextContent.ShouldStartWith("L’appel a pris fin sans lauréats");
        administrator.Page.QuerySelectorAll("#retards, #etapes, a[href$='/fin'], a[href$='/prolongation']").ShouldBeEmpty();
        (await administrator.OpenAsync("/gestion")).Text.ShouldContain("L’appel a pris fin sans lauréats");
        foreach (var page in new[] { "fin", "prolongation", "publication", "designation", "liste-complementaire" })
        {
            await administrator.OpenAsync($"/gestion/appels/{journey.Call}/{page}");
            administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty(page);
            administrator.Page.QuerySelector("#appel-termine").ShouldNotBeNull(page);
        }

        var juror = await Desk.Of(app, Role.Juror).OpenAsync($"/jury/{journey.First.Id}");
        juror.Page.QuerySelectorAll("main form textarea").ShouldBeEmpty("nothing is marked any more");
        await app.SettleAsync();
    }

    private static async Task<Reply> EndAsync(CommissionJourney journey, string kind)
    {
        var reply = await journey.Administrator.PostAsync($"{journey.CallPath}/end", new { kind, reason = Reason });
        await journey.App.SettleAsync();
        return reply;
    }
}
