using AngleSharp.Html.Dom;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Accounts;
using Territoires.Core.Calls;
using Territoires.Core.Mail;
using Territoires.Core.Storage;
using Territoires.Functions.Tests.Identity;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Notifications;

/// <summary>Everybody receives everything until they say otherwise, and what the procedure asks for whatever they say.</summary>
public sealed class MailPreferenceTests
{
    private const string Page = "/compte/courriels";
    private const string Review = "Des évaluations sont attendues de vous";
    private const string Given = "Des candidatures vous sont confiées";

    [Fact]
    public async Task A_juror_who_switched_reminders_off_gets_none_and_still_gets_the_summons()
    {
        await using var app = await TestApp.StartAsync();
        app.Services.GetRequiredService<IConfiguration>()["TerritoiresPublicAddress"] = "https://territoires.exemple.invalid/";
        await JurorAccounts.OpenAsync(app, "juror-2");
        var juror = await app.JurorAsync("juror-1");
        await juror.OpenAsync(Page);
        PageShape.Check(juror.Page, juror.Location);
        Ticked(juror).ShouldBe(["rappels", "tours"], "everything, until they say otherwise");
        juror.Page.Body!.TextContent.ShouldContain("la convocation d’un jury");
        await ChooseAsync(juror, "tours");
        juror.Page.Body!.TextContent.ShouldContain("Votre choix est enregistré.");
        Ticked(juror).ShouldBe(["tours"]);

        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1, Score = (_, _) => null });
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");
        var due = (await app.Services.GetRequiredService<CallStore>().ReadAsync(journey.Call, default)).Rules.Calendar.ReviewsDue.Instant;
        await app.AdvanceToAsync(due.AddDays(-1));
        (await SubjectsAsync(app, "juror-1")).ShouldContain(Given);
        (await SubjectsAsync(app, "juror-1")).ShouldNotContain(Review);
        (await SubjectsAsync(app, "juror-2")).Count(subject => subject == Review).ShouldBe(2);

        (await app.Services.GetRequiredService<ChooseMails>()
            .RunAsync("juror-1", OptionalMails.Reminders | OptionalMails.Turns, default)).ShouldBeNull();
        (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();
        await app.SettleAsync();
        (await SubjectsAsync(app, "juror-1")).ShouldContain("Le jury est convoqué");

        var told = (await InboxAsync(app)).Page.QuerySelectorAll($"[data-destinataire='{JurorAccounts.AddressOf("juror-2")}']");
        foreach (var (subject, isOptional) in new[] { (Review, true), (Given, true), ("Le jury est convoqué", false) })
        {
            var mail = told.First(one => one.QuerySelector("h2")!.TextContent.StartsWith(subject, StringComparison.Ordinal)).TextContent;
            mail.ShouldContain("Vous recevez ce message parce que");
            mail.Contains("https://territoires.exemple.invalid/compte/courriels", StringComparison.Ordinal).ShouldBe(isOptional, subject);
        }
    }

    [Fact]
    public async Task Somebody_who_applies_chooses_reminders_alone_and_their_draft_is_no_longer_recalled()
    {
        await using var app = await TestApp.StartAsync();
        var address = SignInJourney.NewAddress();
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, roles = new[] { Role.Applicant }, id = "applicant-1" }, ("If-None-Match", "*"))).Ok();
        var browser = await app.AskForLinkAsync(address);
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        await browser.SubmitAsync("Me connecter");
        await browser.OpenAsync(Page);
        Ticked(browser).ShouldBe(["rappels"]);
        await ChooseAsync(browser);
        Ticked(browser).ShouldBeEmpty();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        await journey.Applicant.CompleteDraftAsync(journey.Call, "un-brouillon");

        await app.AdvanceToAsync(journey.Closes.AddHours(-1));

        (await InboxAsync(app)).Page.QuerySelectorAll($"[data-destinataire='{address}'] h2")
            .ShouldNotContain(subject => subject.TextContent.StartsWith("Votre candidature n’est pas déposée", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_looks_at_the_choice_when_it_leaves_and_the_choice_outlives_what_an_administrator_changes()
    {
        await using var app = await TestApp.StartAsync();
        await JurorAccounts.OpenAsync(app, "juror-1");
        var (accounts, key) = (app.Services.GetRequiredService<AccountStore>(), TableKeys.Account(JurorAccounts.AddressOf("juror-1")));
        (await app.Services.GetRequiredService<ChooseMails>().RunAsync("juror-1", OptionalMails.Turns, default)).ShouldBeNull();
        var outbox = app.Services.GetRequiredService<MailOutbox>();

        await outbox.PostAsync(new WrittenMail(
            "tour", key, "Un tour", "Texte", app.Now, app.Now.AddDays(1), Kind: OptionalMails.Turns));
        await outbox.PostAsync(new WrittenMail(
            "rappel", key, "Un rappel", "Texte", app.Now, app.Now.AddDays(1), Kind: OptionalMails.Reminders));
        await outbox.PostAsync(new WrittenMail("decision", key, "Une décision", "Texte", app.Now, app.Now.AddDays(1)));

        (await SubjectsAsync(app, "juror-1")).ShouldBe(["Un rappel", "Une décision"], ignoreOrder: true);
        var (address, roles) = (JurorAccounts.AddressOf("juror-1"), new[] { "juror" });
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address, id = "juror-1", roles, quality = "Juré 1" }, ("If-Match", "*"))).Ok();
        (await accounts.FindAsync(key, default))!.Declined.ShouldBe(OptionalMails.Turns);
        (await app.Services.GetRequiredService<ChooseMails>().RunAsync("nobody", OptionalMails.None, default))
            .ShouldBe(AccountRefusal.NotFound);
    }

    [Fact]
    public async Task The_page_is_its_owners_and_no_programs()
    {
        await using var app = await TestApp.StartAsync();

        (await app.As().GetAsync(Page)).Location.ShouldStartWith("/connexion");
        (await app.As(Role.Juror).GetAsync(Page)).Status.ShouldBe(404);
    }

    /// <summary>Leaves only these boxes ticked and sends the form, as a browser without JavaScript does.</summary>
    private static Task<Browser> ChooseAsync(Browser browser, params string[] received)
    {
        foreach (var box in browser.Page.QuerySelectorAll("main input[type=checkbox]").OfType<IHtmlInputElement>())
        {
            box.IsChecked = received.Contains(box.Name);
        }

        return browser.SubmitAsync("Enregistrer mon choix");
    }

    private static string[] Ticked(Browser browser) =>
        [.. browser.Page.QuerySelectorAll("main input[type=checkbox][checked]").Select(box => box.GetAttribute("name")!)];

    private static Task<Browser> InboxAsync(TestApp app) => app.Browser().OpenAsync("/dev/mail");

    private static async Task<string[]> SubjectsAsync(TestApp app, string juror) =>
    [
        .. (await InboxAsync(app)).Page.QuerySelectorAll($"[data-destinataire='{JurorAccounts.AddressOf(juror)}'] h2")
            .Select(subject => subject.TextContent.Split(" – ")[0]),
    ];
}
