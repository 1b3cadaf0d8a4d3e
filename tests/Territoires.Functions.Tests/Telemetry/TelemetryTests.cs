using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Notifications;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Telemetry;

/// <summary>What the app tells of itself to whoever runs it, and what it never tells.</summary>
public sealed class TelemetryTests
{
    private const string SaidByNobody = "exemple.invalid";

    [Fact]
    public async Task Acts_refusals_effects_and_mails_are_measured_by_name_and_outcome()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync();
        var applicant = app.As(Role.Applicant);
        var draft = await applicant.CompleteDraftAsync(call);
        var empty = (await applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "empty"))).Location!;
        using var measured = new Measured(app);

        (await applicant.SubmitAsync(empty)).Problem.ShouldBe("candidature-incomplete");
        (await applicant.SubmitAsync(draft)).Ok();
        await (await app.Browser().OpenAsync("/connexion"))
            .SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = "nulle part" });
        await app.SettleAsync();
        measured.Ask();

        measured.Entries.ShouldContain("territoires.act.duration act=applications.Submit outcome=done");
        measured.Entries.ShouldContain("territoires.refusals slug=candidature-incomplete door=api");
        measured.Entries.ShouldContain("territoires.refusals slug=adresse-invalide door=page");
        measured.Entries.ShouldContain("territoires.effect.duration effect=MailReceipt outcome=done");
        foreach (var queue in new[] { TableKeys.EffectsQueue, TableKeys.MailsQueue, TableKeys.PoisonOf(TableKeys.EffectsQueue),
            TableKeys.PoisonOf(TableKeys.MailsQueue) })
        {
            measured.Entries.ShouldContain($"territoires.queue.messages queue={queue} 0");
        }
    }

    [Fact]
    public async Task What_the_decision_refuses_and_what_the_storage_fails_is_told_apart()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: new Dictionary<string, string?>
        {
            [$"{StorageClients.RetrySection}:MaxRetries"] = "0",
            ["Logging:LogLevel:Territoires"] = "Critical",
        });
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened, new CommissionPlan { Applications = 1, Seats = 1 });
        using var measured = new Measured(app);

        (await journey.VoteAsync(1, journey.First, "for")).Problem.ShouldBe("non-emarge");
        storage.IsOut = true;
        (await journey.Secretary.GetAsync(journey.SessionPath)).Problem.ShouldBe("stockage-indisponible");
        storage.IsOut = false;

        measured.Entries.ShouldContain("territoires.act.duration act=sessions.Vote outcome=refused refusal=NotSitting");
        measured.Entries.ShouldContain("territoires.refusals slug=non-emarge door=api");
        measured.Entries.ShouldContain("territoires.refusals slug=stockage-indisponible door=api");
        measured.Entries.ShouldContain("territoires.storage.failures service=tables status=0");
    }

    /// <summary>
    /// A mail server refuses and says whom, somebody mistypes their address, an administrator makes an account, an application names
    /// its signatory.
    /// </summary>
    [Fact]
    public async Task What_is_sent_to_a_collector_names_acts_and_nobody()
    {
        using var collector = new Collector();
        await using var server = await SmtpSink.StartAsync(refusal: 550);
        var settings = new Dictionary<string, string?>(collector.Settings);
        foreach (var (name, value) in SmtpSink.Settings(server.Port))
        {
            settings[name] = value;
        }

        string token;
        await using (var app = await TestApp.StartAsync(settings: settings))
        {
            var address = await app.AccountAsync(Role.Applicant);
            token = app.Token(new Actor("applicant-1", new HashSet<Role> { Role.Applicant }, null, []));
            await app.Services.GetRequiredService<MailOutbox>()
                .PostAsync(new WrittenMail("recepisse-9", TableKeys.Account(address), "Récépissé de dépôt", "Votre candidature est reçue.",
                    app.Now, app.Now.AddDays(3)));
            await app.AskForLinkAsync(address);
            var call = await app.OpenCallAsync();
            var applicant = app.As(Role.Applicant);
            var signed = new { signature = new { name = "Dominique Fictif", function = "maire", certified = true } };
            var draft = await applicant.CompleteDraftAsync(call);
            (await applicant.PostAsync($"{draft}/submission", signed, ("Idempotency-Key", "one"))).Ok();
            await app.SettleAsync();
        }

        collector.Text("traces").ShouldContain("act applications.Submit");
        collector.Text("traces").ShouldContain("effect MailReceipt");
        collector.Text("metrics").ShouldContain("territoires.act.duration");
        collector.Text("metrics").ShouldContain("territoires.queue.messages");
        collector.Text("metrics").ShouldContain("given-up");
        collector.Text("logs").ShouldContain("recepisse-9");
        foreach (var kind in new[] { "traces", "metrics", "logs" })
        {
            foreach (var secret in new[] { SaidByNobody, "Dominique", "Un quartier", "Syndicat", "Essayer", "reçue", token.Split('.')[2] })
            {
                collector.Text(kind).ShouldNotContain(secret);
            }
        }
    }

    /// <summary>The component of a deployed app; nobody here gives a token for it, and the app must not care.</summary>
    [Fact]
    public async Task An_app_that_exports_to_azure_serves_though_nothing_takes_what_it_exports()
    {
        await using var app = await TestApp.StartAsync(settings: new Dictionary<string, string?>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey={Guid.Empty};IngestionEndpoint=http://127.0.0.1:9/",
        });

        (await app.As().GetAsync("/api/calls")).Status.ShouldBe(200);
        app.Services.GetService<TracerProvider>().ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_no_setting_asks_for_it_nothing_is_collected()
    {
        await using var app = await TestApp.StartAsync();

        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
    }
}
