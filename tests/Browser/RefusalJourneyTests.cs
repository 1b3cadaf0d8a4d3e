using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;
using Territoires.Web.Served;

namespace Territoires.Tests.Browser;

/// <summary>What came too often, and what the app gave up: each has a page that says what to do next.</summary>
public sealed class RefusalJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (int Width, bool JavaScript)[] Ways = [(360, true), (1280, true), (1280, false)];

    [Fact]
    public async Task A_client_that_asks_too_much_keeps_what_it_typed_and_sends_it_when_it_may()
    {
        // Who comes from elsewhere is at an installation that is open to the public.
        var isPublic = new Dictionary<string, string?> { [PublicSite.Setting] = "https://appels.exemple.invalid/" };
        await using var app = await TestApp.StartAsync(settings: isPublic);
        foreach (var (width, javaScript) in Ways)
        {
            await using var context = await chromium.NewAsync(width, javaScript);
            await context.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "203.0.113.9")]);
            await AskTooMuchAsync(app);
            var page = await context.OpenAsync(app, "/connexion");
            await page.GetByLabel("Adresse électronique").First.FillAsync("personne-1@exemple.invalid");
            await page.PressAsync("Recevoir un lien");
            await page.LookAsync("connexion-trop-souvent", javaScript);
            await app.AdvanceToAsync(app.Now.AddHours(1));
            await page.PressAsync("Envoyer de nouveau");

            page.Url.ShouldEndWith("/connexion/envoye");
        }
    }

    /// <summary>From the same place, by a program: without an address, so that nobody is written to.</summary>
    private async Task AskTooMuchAsync(TestApp app)
    {
        await using var context = await chromium.NewAsync(1280, true);
        await context.SetExtraHTTPHeadersAsync([new("X-Forwarded-For", "203.0.113.9")]);
        var page = await context.OpenAsync(app, "/connexion");
        var last = await page.EvaluateAsync<int>("""
            async () => {
              const form = new URLSearchParams(new FormData(document.getElementById("adresse").form));
              let status = 0;
              for (let i = 0; i < 200 && status !== 429; i++) {
                status = (await fetch("/connexion", { method: "POST", body: form })).status;
              }
              return status;
            }
            """);
        last.ShouldBe(429);
    }

    [Fact]
    public async Task An_administrator_sees_what_was_given_up_and_has_it_done_again()
    {
        await using var app = await TestApp.StartAsync();
        const string address = "secretaire-1@exemple.invalid";
        var invited = new { address, roles = new[] { Role.Secretary } };
        (await app.As(Role.Administrator).PutAsync("/api/accounts", invited, ("If-None-Match", "*"))).Ok();
        var mailServer = app.Services.GetRequiredService<IConfiguration>().GetSection("Smtp");
        foreach (var (width, javaScript) in Ways)
        {
            // Nothing listens at that port.
            (mailServer["Host"], mailServer["Port"], mailServer["From"]) = ("127.0.0.1", "1", "territoires@exemple.invalid");
            await app.Services.GetRequiredService<MailOutbox>().PostAsync(new WrittenMail(
                $"recepisse-{width}-{javaScript}", TableKeys.Account(address), "Récépissé de dépôt", "Votre candidature est reçue.",
                app.Now, app.Now.AddDays(3)));
            await app.SettleAsync();
            mailServer["Host"] = null;

            await using var context = await chromium.SignedInAsync(
                app, Person.In(Role.Administrator, "administrator-1"), width, javaScript);
            var page = await context.OpenAsync(app, "/gestion");
            await page.GetByRole(AriaRole.Link, new() { Name = "Des suites de décisions ou des messages ont échoué" }).ClickAsync();
            await page.Locator("#echecs").WaitForAsync();
            await page.LookAsync("gestion-echecs", javaScript);
            await page.PressAsync("Tout recommencer");
            await app.SettleAsync();
            await page.ReloadAsync();

            (await page.Locator("#echecs").CountAsync()).ShouldBe(0);
            await page.LookAsync("gestion-aucun-echec", javaScript);
        }
    }
}
