using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Calls;
using Territoires.Core.Programmes;
using Territoires.Domain.Calls;
using Territoires.Domain.Programmes;
using Territoires.Functions.Tests.Management;
using Territoires.Orchestrations;
using Territoires.Tests.TestSupport;
using Territoires.Web.Text;

namespace Territoires.Functions.Tests.Programmes;

/// <summary>A permanent call: some days after the closing of a wave, the program opens the next one, once.</summary>
public sealed class WaveTests
{
    private const string Programme = "permanent";
    private static readonly DateTimeOffset Opens = new(2026, 7, 30, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_next_wave_opens_by_itself_with_the_rules_of_the_last_and_administrators_learn_where()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = "gestion@exemple.invalid", roles = new[] { Role.Administrator }, id = "administrator-1" },
            ("If-None-Match", "*"))).Ok();
        var first = await PlanAsync(app);
        var planned = (await app.As().GetAsync(TestProgrammes.PathOf(Programme))).Ok().Json.GetProperty("permanentCall");
        planned.GetProperty("nextOpens").GetDateTimeOffset().ShouldBe(Opens);
        planned.GetProperty("nextFollows").GetString().ShouldBe(first);
        (await app.Browser().OpenAsync($"/programmes/{Programme}")).Page.Body!.TextContent.Replace('\u00a0', ' ')
            .ShouldContain("La prochaine s’ouvre le 30 juillet 2026 à 9");

        await app.AdvanceToAsync(Opens.AddSeconds(-1));
        (await CallAsync(app, "permanent-vague-2")).ShouldBeNull();
        await app.AdvanceToAsync(Opens.AddSeconds(1));

        var wave = (await CallAsync(app, "permanent-vague-2")).ShouldNotBeNull();
        (wave.Stage, wave.From, wave.Rules.Title).ShouldBe((CallStage.Opened, first, "Ateliers d’essai – vague 2"));
        var dates = wave.Rules.Calendar;
        new[] { dates.Opens, dates.Closing, dates.ReviewsDue, dates.EarliestPublication }.Select(moment => moment.Local).ShouldBe(
            ["2026-07-30T09:00:00", "2026-10-26T17:00:00", "2027-01-11T17:00:00", "2027-02-28T10:00:00"], "at the hours of the first");
        dates.Closing.Instant.ShouldBe(new DateTimeOffset(2026, 10, 26, 16, 0, 0, TimeSpan.Zero), "the clocks changed the day before");
        (await ProgrammeAsync(app)).CallOf(wave.Id).ShouldNotBeNull();
        (await app.Browser().OpenAsync("/dev/mail")).Page
            .QuerySelectorAll("[data-destinataire='gestion@exemple.invalid']").Select(mail => mail.TextContent)
            .Where(mail => mail.Contains("Une vague est ouverte", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain("le secrétariat compose son jury");
        var next = WaveDates.NextOf(await ProgrammeAsync(app), await app.Services.GetRequiredService<CallStore>().AllAsync(default))!;
        (next.From.Id, next.Day).ShouldBe((wave.Id, new DateOnly(2026, 11, 25)));

        await app.AdvanceToAsync(next.Opens.Instant.AddSeconds(1));
        (await CallAsync(app, "permanent-vague-3"))!.Rules.Title.ShouldBe("Ateliers d’essai – vague 3");
    }

    [Fact]
    public async Task A_permanent_call_is_set_and_stopped_from_the_desk_and_then_no_wave_follows()
    {
        await using var app = await TestApp.StartAsync();
        await app.DefineProgrammeAsync(Programme);
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/programmes/{Programme}");
        await desk.FollowAsync("Régler l’appel permanent");
        desk.Text.ShouldContain("Ouvrez d’abord un appel");
        (await app.As(Role.Administrator).PostAsync($"{TestProgrammes.PathOf(Programme)}/waves", new { days = 30 })).Problem
            .ShouldBe("aucune-vague");
        var first = await app.OpenCallAsync();
        (await app.As(Role.Administrator).PostAsync($"{TestProgrammes.PathOf(Programme)}/calls", new { call = first })).Ok();
        await desk.OpenAsync($"/gestion/programmes/{Programme}/vagues");
        await desk.SubmitAsync("Ouvrir les vagues l’une après l’autre", ("days", "trente"), ("until", ""));
        desk.FaultyFields.ShouldBe(["days"]);
        await desk.SubmitAsync("Ouvrir les vagues l’une après l’autre", ("days", "0"));
        desk.FaultyFields.ShouldBe(["days"]);
        await desk.SubmitAsync("Ouvrir les vagues l’une après l’autre", ("days", "30"), ("confirmer-vagues", ""));
        desk.FaultyFields.ShouldBe(["confirmer-vagues"]);
        await desk.SubmitAsync("Ouvrir les vagues l’une après l’autre");
        desk.Text.ShouldContain("La prochaine s’ouvre le 30 juillet 2026 à 9");

        await desk.FollowAsync("Régler l’appel permanent");
        await desk.SubmitAsync("Arrêter l’appel permanent");

        desk.Text.ShouldContain("L’appel permanent est arrêté");
        await app.AdvanceToAsync(Opens.AddDays(1));
        (await CallAsync(app, "permanent-vague-2")).ShouldBeNull();
        (await app.Host.ExportHistoryAsync(InstanceIds.Programme(new WavePlan(Programme, 1))))
            .ShouldContain("ORCHESTRATION_STATUS_COMPLETED");
    }

    [Fact]
    public async Task Killed_between_any_two_of_its_acts_a_wave_is_opened_once()
    {
        await using var app = await TestApp.StartAsync();
        var first = await PlanAsync(app);
        var (programmes, open) = (app.Services.GetRequiredService<ProgrammeStore>(), app.Services.GetRequiredService<OpenDueWave>());
        // What a kill leaves: a wave that was begun and not written.
        var begun = new BegunWave("permanent-vague-2", first, new DateOnly(2026, 4, 20), 2);
        (await programmes.ActAsync(
            await programmes.LoadAsync(Programme, default), new ProgrammeCommand.BeginWave(begun, 1), new Act(Actor.Program, app.Now)))
            .IsRefused.ShouldBeFalse();

        var due = await open.RunAsync(new WavePlan(Programme, 1), default);
        var written = (await CallAsync(app, begun.CallId)).ShouldNotBeNull();
        (await open.RunAsync(new WavePlan(Programme, 1), default)).ShouldBe(due);

        written.Stage.ShouldBe(CallStage.Opened);
        (await app.Services.GetRequiredService<CallStore>().FactsAsync(begun.CallId, default).Select(fact => fact.Type).ToListAsync())
            .Where(type => type is "CallDefined" or "CallOpened").ShouldBe(["CallDefined", "CallOpened"], "each once");
        (await ProgrammeAsync(app)).Calls.Select(call => call.CallId).ShouldBe([first, begun.CallId]);
        (await open.RunAsync(new WavePlan(Programme, 7), default)).ShouldBe(WavePlan.NoMore, "that plan does not stand");
        await app.SettleAsync();

        // And one that was written and not opened.
        var rules = written.Rules with { Title = "Ateliers d’essai – vague 3" };
        begun = new BegunWave("permanent-vague-3", begun.CallId, new DateOnly(2026, 4, 20), 3);
        await programmes.ActAsync(
            await programmes.LoadAsync(Programme, default), new ProgrammeCommand.BeginWave(begun, 1), new Act(Actor.Program, app.Now));
        (await app.Services.GetRequiredService<DefineCall>().RunAsync(
            begun.CallId, rules, isCreation: true, null, new Act(Actor.Program, app.Now), default, begun.From)).IsRefused.ShouldBeFalse();
        await open.RunAsync(new WavePlan(Programme, 1), default);
        (await CallAsync(app, begun.CallId))!.Stage.ShouldBe(CallStage.Opened);
        await app.SettleAsync();
    }

    [Fact]
    public async Task A_wave_that_is_refused_is_told_once_and_opens_by_itself_once_it_is_mended()
    {
        await using var app = await TestApp.StartAsync();
        var administrator = app.As(Role.Administrator);
        (await administrator.PutAsync(
            "/api/accounts", new { address = "gestion@exemple.invalid", roles = new[] { Role.Administrator }, id = "administrator-1" },
            ("If-None-Match", "*"))).Ok();
        var first = await PlanAsync(app);
        var programmes = app.Services.GetRequiredService<ProgrammeStore>();
        // Begun for a day so long past that its closing is too.
        var begun = new BegunWave("permanent-vague-2", first, new DateOnly(2026, 1, 5), 2);
        (await programmes.ActAsync(
            await programmes.LoadAsync(Programme, default), new ProgrammeCommand.BeginWave(begun, 1), new Act(Actor.Program, app.Now)))
            .IsRefused.ShouldBeFalse();

        await app.AdvanceToAsync(Opens.AddHours(3).AddMinutes(1));

        (await CallAsync(app, begun.CallId))!.Stage.ShouldBe(CallStage.Defined);
        var mail = (await MailsAsync(app, "Une vague n’a pas pu s’ouvrir")).ShouldHaveSingleItem("four tries, one message");
        mail.ShouldContain("La clôture est déjà passée.");
        mail.ShouldContain("la vague 2");
        var desk = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/programmes/{Programme}/vagues");
        var notice = desk.Page.GetElementById("vague-refusee").ShouldNotBeNull();
        notice.TextContent.ShouldContain("La clôture est déjà passée.");
        notice.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain($"/gestion/appels/{begun.CallId}/reglement");

        var waves = (await app.Browser().OpenAsync($"/programmes/{Programme}")).Page.QuerySelector("#vagues")!.TextContent;
        waves.ShouldContain("La prochaine vague est retardée.");
        waves.ShouldNotContain("s’ouvre le", customMessage: "no date is announced of a wave that is refused");

        var mended = TestCalls.Rules with
        {
            Title = "Ateliers d’essai – vague 2",
            Calendar = new("Europe/Paris", "2026-08-03T09:00:00", "2026-10-30T17:00:00", "2027-01-15T17:00:00", "2027-03-02T10:00:00"),
        };
        var path = $"/api/calls/{begun.CallId}";
        (await administrator.PutAsync(path, mended, ("If-Match", (await administrator.GetAsync(path)).ETag!))).Ok();
        (await desk.OpenAsync(desk.Location.AbsolutePath)).Page.GetElementById("vague-attendue").ShouldNotBeNull();
        await app.AdvanceToAsync(Opens.AddHours(4).AddMinutes(2));

        (await CallAsync(app, begun.CallId))!.Stage.ShouldBe(CallStage.Opened);
        (await MailsAsync(app, "Une vague est ouverte")).ShouldHaveSingleItem();
        await desk.OpenAsync(desk.Location.AbsolutePath);
        desk.Page.QuerySelectorAll("#vague-refusee, #vague-attendue").ShouldBeEmpty();
        (await app.Browser().OpenAsync($"/programmes/{Programme}")).Page.QuerySelector("#vagues")!.TextContent
            .ShouldContain("La prochaine s’ouvre le 29\u00a0novembre 2026");
    }

    [Fact]
    public async Task A_date_that_is_past_is_announced_no_more()
    {
        await using var app = await TestApp.StartAsync();
        var call = (await CallAsync(app, await PlanAsync(app)))!;
        var programme = await ProgrammeAsync(app);

        WavesText.Of(programme, [call], Opens.AddSeconds(-1)).ShouldContain("La prochaine s’ouvre le 30\u00a0juillet 2026");
        WavesText.Of(programme, [call], Opens).ShouldEndWith("La prochaine vague est retardée.");
    }

    [Fact]
    public async Task Rules_that_are_accepted_no_more_are_said_before_anything_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var call = (await CallAsync(app, await PlanAsync(app)))!;
        var programme = await ProgrammeAsync(app);
        var begun = programme with
        {
            Waves = programme.Waves! with { Last = new BegunWave("permanent-vague-2", call.Id, new DateOnly(2026, 7, 30), 2) },
        };

        OpenDueWave.AwaitedOf(programme, [call], app.Now).ShouldBeNull("no wave was begun");
        OpenDueWave.AwaitedOf(begun, [call], app.Now).ShouldBe(new AwaitedWave(begun.Waves!.Last!, IsWritten: false, Refusal: null));
        var refused = OpenDueWave.AwaitedOf(begun, [call with { Rules = call.Rules with { Places = 0 } }], app.Now);
        refused!.IsWritten.ShouldBeFalse();
        refused.Refusal.ShouldBeOfType<CallRefusal.RulesUnacceptable>().Faults.ShouldHaveSingleItem().Field.ShouldBe("places");
    }

    [Fact]
    public async Task A_closing_that_is_put_off_puts_the_next_wave_off_and_the_term_the_targets_and_the_loss_of_its_waves_end_it()
    {
        await using var app = await TestApp.StartAsync();
        var first = await PlanAsync(app);
        var administrator = app.As(Role.Administrator);
        var path = TestProgrammes.PathOf(Programme);
        (await administrator.PostAsync(
            $"/api/calls/{first}/extensions", new { closes = "2026-07-10T17:00:00", reason = "Une panne." })).Ok();
        await app.AdvanceToAsync(Opens.AddDays(1));
        (await CallAsync(app, "permanent-vague-2")).ShouldBeNull("it was put off by ten days");
        await app.AdvanceToAsync(Opens.AddDays(10).AddSeconds(1));
        (await CallAsync(app, "permanent-vague-2"))!.Rules.Calendar.Closing.Local
            .ShouldBe("2026-11-05T17:00:00", "a wave lasts as long as the rules say, not as the extension made it");

        (await administrator.PostAsync($"{path}/waves", new { days = 30, until = "2026-09-01" })).Ok();
        await app.SettleAsync();
        (await EndedAsync(app)).ShouldBe("termPassed");
        (await administrator.PostAsync($"{path}/waves", new { days = 30 })).Ok();
        await app.AdmitAsync(Programme, [.. Enumerable.Range(0, 6).Select(i => (
            $"m{i}", TestProgrammes.Member($"Membre {i}", "2026-01-01", "48")))]);
        var seen = (await administrator.GetAsync(path)).ETag!;
        var revised = new
        {
            name = "Essai",
            summary = "Essai.",
            targets = new[] { new { count = 6, by = "2027-12-31" } },
            phases = new object[] { new { key = "un", label = "Phase 1", from = "2024-01-01" } },
        };
        (await administrator.PutAsync(path, revised, ("If-Match", seen))).Ok();
        (await administrator.PostAsync($"{path}/waves", new { days = 31 })).Problem.ShouldBe("objectifs-atteints");
        await app.AdvanceToAsync(new DateTimeOffset(2026, 12, 6, 8, 0, 0, TimeSpan.Zero));
        (await EndedAsync(app)).ShouldBe("targetsMet");
        (await CallAsync(app, "permanent-vague-3")).ShouldBeNull();

        await app.DefineProgrammeAsync("autre");
        var other = await app.OpenCallAsync(TestCalls.Rules with
        {
            Calendar = TestCalls.Rules.Calendar with
            {
                Opens = "2026-12-01T09:00:00",
                Closes = "2027-01-30T17:00:00",
                ReviewsBy = "2027-02-15T17:00:00",
                EarliestPublication = "2027-03-02T10:00:00",
            },
        });
        (await administrator.PostAsync("/api/programmes/autre/calls", new { call = other })).Ok();
        (await administrator.PostAsync("/api/programmes/autre/waves", new { days = 30 })).Ok();
        (await administrator.DeleteAsync(
            $"/api/programmes/autre/calls/{other}", ("If-Match", (await administrator.GetAsync("/api/programmes/autre")).ETag!))).Ok();
        await app.SettleAsync();
        (await EndedAsync(app, "autre")).ShouldBe("noWaveLeft");
    }

    /// <summary>An open call of a programme, which another wave follows thirty days after its closing.</summary>
    private static async Task<string> PlanAsync(TestApp app)
    {
        var (administrator, path) = (app.As(Role.Administrator), await app.DefineProgrammeAsync(Programme));
        var call = await app.OpenCallAsync();
        (await administrator.PostAsync($"{path}/calls", new { call })).Ok();
        (await administrator.PostAsync($"{path}/waves", new { days = 30 })).Ok();
        await app.SettleAsync();
        return call;
    }

    /// <summary>What was written to the administrator under a subject.</summary>
    private static async Task<string[]> MailsAsync(TestApp app, string subject) =>
    [
        .. (await app.Browser().OpenAsync("/dev/mail")).Page
            .QuerySelectorAll("[data-destinataire='gestion@exemple.invalid']").Select(mail => mail.TextContent)
            .Where(mail => mail.Contains(subject, StringComparison.Ordinal)),
    ];

    private static async Task<CallState?> CallAsync(TestApp app, string id) =>
        (await app.Services.GetRequiredService<CallStore>().LoadAsync(id, default)).State;

    private static async Task<ProgrammeState> ProgrammeAsync(TestApp app) =>
        (await app.Services.GetRequiredService<ProgrammeStore>().LoadAsync(Programme, default)).State!;

    private static async Task<string?> EndedAsync(TestApp app, string programme = Programme) =>
        (await app.As().GetAsync(TestProgrammes.PathOf(programme))).Ok().Json.GetProperty("permanentCall") is
        { ValueKind: JsonValueKind.Object } permanent ? permanent.GetProperty("ended").GetString() : null;
}
