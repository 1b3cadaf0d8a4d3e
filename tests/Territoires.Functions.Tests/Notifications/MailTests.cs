using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>Mails, through a real mail server.</summary>
public sealed class MailTests
{
    private const string Receipt = "recepisse-1";

    /// <summary>Mails are sent when the test says so.</summary>
    private const string NotByItself = "AzureWebJobs.SendMails.Disabled";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Where_real_people_are_the_link_comes_by_mail_and_signs_in_over_tls_only()
    {
        await using var server = await SmtpSink.StartAsync();
        await using var app = await TestApp.StartAsync();
        var address = await app.AccountAsync(Role.Secretary);
        SmtpSink.Use(app, server.Port);
        app.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");

        var asked = await browser.PostAsync("/connexion", ("adresse", address));
        var mail = await server.NextAsync();

        mail.To.ShouldBe([address]);
        mail.From.ShouldBe("territoires@exemple.invalid");
        mail.Message.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        var link = Regex.Match(mail.Text, "https://territoires[.]exemple[.]invalid/connexion/lien[?]jeton=(?<token>[0-9a-f]{64})",
            RegexOptions.ExplicitCapture, Minute);
        link.Success.ShouldBeTrue(mail.Text);
        var mark = asked.SetCookies.Single();
        mark.ShouldContain("secure", Case.Insensitive);
        browser.Keep("territoires-navigateur", mark.Split('=', ';')[1]);
        var signedIn = await browser.PostAsync("/connexion/lien", ("jeton", link.Groups["token"].Value));
        signedIn.Status.ShouldBe(302);
        signedIn.SetCookies.Single(cookie => cookie.StartsWith(Identification.Cookie + "=", StringComparison.Ordinal))
            .ShouldContain("secure", Case.Insensitive);
    }

    [Fact]
    public async Task A_mail_that_waited_for_its_server_and_a_restart_is_sent_once()
    {
        var port = SmtpSink.FreePort();
        await using var app = await TestApp.StartAsync(settings: new Dictionary<string, string?>(SmtpSink.Settings(port))
        {
            [$"{StorageClients.RetrySection}:FirstDelay"] = "00:00:01",
        });
        var address = await app.AccountAsync(Role.Secretary);
        await app.AskForLinkAsync(address);
        await app.SettleAsync();

        await app.RestartAsync();
        await using var server = await SmtpSink.StartAsync(port);
        (await server.NextAsync()).To.ShouldBe([address]);
        for (var i = 0; i < 15; i++)
        {
            await app.AdvanceToAsync(app.Now + Minute);
        }

        await app.RestartAsync();
        await app.AdvanceToAsync(app.Now + Minute);
        (await server.EndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_that_no_server_takes_stops_after_its_tries_is_shown_to_the_administrator_and_is_sent_again()
    {
        await using var app = await TestApp.StartAsync();
        var address = await app.AccountAsync(Role.Secretary);
        var administrator = await app.SignedInAsync(Role.Administrator);
        (await administrator.OpenAsync("/gestion/echecs")).Page.QuerySelector("#echecs").ShouldBeNull();
        var call = await app.OpenCallAsync(TestCalls.Rules with { Title = "Bourgs à vivre" });
        SmtpSink.Use(app, SmtpSink.FreePort());
        await app.Services.GetRequiredService<MailOutbox>()
            .PostAsync(new WrittenMail("recepisse-2", TableKeys.Account(address), "Récépissé de dépôt", "Votre candidature est reçue.",
                app.Now, app.Now.AddDays(3), call));
        await app.SettleAsync();

        (await RowsAsync(app)).Single(row => row.PartitionKey == TableKeys.Mail("recepisse-2")).GetString("State").ShouldBe("Refused");
        (await administrator.OpenAsync("/gestion")).Page.Body!.TextContent.ShouldContain("ont échoué");
        await administrator.FollowAsync("Des suites de décisions ou des messages ont échoué");
        Line(administrator).ShouldBe(
            "Message « Récépissé de dépôt », appel « Bourgs à vivre », à un compte de rôle : secrétariat, "
                + "du 20 avril 2026 à 10 h 00 (heure de Paris). Dernière erreur : le serveur de messagerie n’a pas répondu.");
        await using var server = await SmtpSink.StartAsync();
        SmtpSink.Use(app, server.Port);
        await administrator.SubmitAsync("Tout recommencer");

        (await server.NextAsync()).Text.Trim().ShouldBe("Votre candidature est reçue.");
        (await administrator.OpenAsync("/gestion/echecs")).Page.QuerySelector("#echecs").ShouldBeNull();
        (await server.EndAsync()).ShouldBeEmpty();
    }

    /// <summary>What says to come back is an outage.</summary>
    [Theory]
    [InlineData(550, "Refused")]
    [InlineData(450, "Waiting")]
    public async Task An_address_that_is_refused_for_good_is_given_up_at_its_first_try(int refusal, string state)
    {
        await using var server = await SmtpSink.StartAsync(refusal: refusal);
        await using var app = await TestApp.StartAsync(settings: new Dictionary<string, string?> { [NotByItself] = "true" });
        var administrator = await app.SignedInAsync(Role.Administrator);
        SmtpSink.Use(app, server.Port);

        await SendAsync(app);

        (await RowsAsync(app)).Single(row => row.PartitionKey == TableKeys.Mail(Receipt)).GetString("State").ShouldBe(state);
        await administrator.OpenAsync("/gestion/echecs");
        administrator.Page.QuerySelectorAll("#echecs li").Length.ShouldBe(state == "Refused" ? 1 : 0);
        if (state == "Refused")
        {
            Line(administrator).ShouldEndWith("Dernière erreur : le serveur de messagerie refuse cette adresse pour de bon.");
            Line(administrator).ShouldNotContain("@");
        }
    }

    [Fact]
    public async Task What_a_decision_asked_for_and_was_given_up_is_shown_with_its_call_and_its_failure()
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync(TestCalls.Rules with { Title = "Bourgs à vivre" });
        var poison = app.Services.GetRequiredService<StorageClients>().Queues.GetQueueClient(TableKeys.PoisonOf(TableKeys.EffectsQueue));
        await poison.SendMessageAsync(
            new Work($"{TableKeys.ApplicationsTable}/{ApplicationKey.Of(call, Guid.CreateVersion7())}", 10, Fault: "IOException").Write());

        var administrator = await (await app.SignedInAsync(Role.Administrator)).OpenAsync("/gestion/echecs");

        Line(administrator).ShouldStartWith("Suite d’une décision sur une candidature, appel « Bourgs à vivre », du ");
        Line(administrator).ShouldEndWith("Dernière erreur : une erreur du programme, IOException.");
        await administrator.SubmitAsync("Tout recommencer");
        (await administrator.OpenAsync("/gestion/echecs")).Page.QuerySelector("#echecs").ShouldBeNull();
    }

    /// <summary>The only one of the list, with plain spaces.</summary>
    private static string Line(Browser reader) => string.Join(' ', reader.Page.QuerySelectorAll("#echecs li").ShouldHaveSingleItem()
        .TextContent.Split([' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task Nothing_is_sent_in_the_clear_unless_the_settings_say_so()
    {
        await using var server = await SmtpSink.StartAsync();
        await using var app = await TestApp.StartAsync(settings: new Dictionary<string, string?>(SmtpSink.Settings(server.Port))
        {
            [NotByItself] = "true",
            ["Smtp:Tls"] = null,
        });

        await SendAsync(app);

        (await server.EndAsync()).ShouldBeEmpty();
        (await RowsAsync(app)).Single(row => row.PartitionKey == TableKeys.Mail(Receipt)).GetString("State").ShouldBe("Waiting");
    }

    [Fact]
    public async Task A_mail_that_is_sent_twice_is_the_same_for_its_reader_and_keeps_its_accents()
    {
        await using var server = await SmtpSink.StartAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(SmtpSink.Settings(server.Port))
            .AddInMemoryCollection([new("Smtp:From", "Région Fictive – à l’écoute <territoires@exemple.invalid>")])
            .Build();
        var mail = new OutgoingMail(
            Receipt, "mairie@exemple.invalid", "Récépissé de dépôt : « Où ? »",
            $"Reçu\u00a0: œuvre n°\u00a01.\n{new string('é', 2_000)}\n.\nFin", TestApp.Start);
        var mailbox = new SmtpMailbox(settings);

        (await mailbox.SendAsync(mail, CancellationToken.None)).ShouldBe(MailAnswer.Taken);
        (await mailbox.SendAsync(mail, CancellationToken.None)).ShouldBe(MailAnswer.Taken);

        var (first, second) = (await server.NextAsync(), await server.NextAsync());
        second.Message.MessageId.ShouldBe(first.Message.MessageId);
        first.Message.Subject.ShouldBe(mail.Subject);
        first.Text.ReplaceLineEndings("\n").ShouldBe(mail.Text);
        first.Message.From.Mailboxes.Single().Name.ShouldBe("Région Fictive – à l’écoute");
        first.Message.Date.ShouldBe(TestApp.Start);
    }

    [Fact]
    public async Task Ten_senders_at_once_send_a_mail_once_and_its_text_is_not_kept()
    {
        await using var server = await SmtpSink.StartAsync();
        await using var app = await TestApp.StartAsync();
        var address = await app.AccountAsync(Role.Secretary);
        SmtpSink.Use(app, server.Port);
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        var mail = new WrittenMail(
            Receipt, TableKeys.Account(address), "Récépissé de dépôt", "Votre candidature est reçue.", app.Now, app.Now.AddDays(3));
        await outbox.PostAsync(mail);
        await outbox.PostAsync(mail);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => outbox.RunAsync(new Work(mail.Id), CancellationToken.None)));
        await outbox.PostAsync(mail);
        await app.SettleAsync();

        (await server.NextAsync()).Text.Trim().ShouldBe("Votre candidature est reçue.");
        (await server.EndAsync()).ShouldBeEmpty();
        var rows = await RowsAsync(app);
        rows.ShouldHaveSingleItem().GetString("State").ShouldBe("Sent");
        rows[0].ContainsKey("Text").ShouldBeFalse();
    }

    [Fact]
    public async Task A_mail_to_nobody_and_one_that_is_too_late_are_dropped()
    {
        await using var app = await TestApp.StartAsync();
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        var address = await app.AccountAsync(Role.Secretary);
        await outbox.PostAsync(
            new WrittenMail("a-personne", TableKeys.Account("personne@exemple.invalid"), "Objet", "Texte", app.Now, app.Now.AddDays(3)));
        await outbox.PostAsync(new WrittenMail("trop-tard", TableKeys.Account(address), "Objet", "Texte", app.Now, app.Now));

        await app.AdvanceToAsync(app.Now + Minute);

        (await RowsAsync(app)).Select(row => row.GetString("State")).ShouldBe(["Dropped", "Dropped"]);
        (await app.Browser().OpenAsync("/dev/mail")).Page.Body!.TextContent.ShouldContain("Aucun message.");
    }

    /// <summary>One try, of a receipt to somebody who has an account.</summary>
    private static async Task SendAsync(TestApp app)
    {
        var address = await app.AccountAsync(Role.Secretary);
        var outbox = app.Services.GetRequiredService<MailOutbox>();
        await outbox.PostAsync(
            new WrittenMail(
                Receipt, TableKeys.Account(address), "Récépissé de dépôt", "Votre candidature est reçue.", app.Now, app.Now.AddDays(3)));
        await outbox.RunAsync(new Work(Receipt), CancellationToken.None);
    }

    private static async Task<List<TableEntity>> RowsAsync(TestApp app)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(
            TableKeys.MailsTable).QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }
}
