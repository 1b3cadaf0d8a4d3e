using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Functions.Identity;
using Territoires.Functions.Identity.Accounts;
using Territoires.Functions.Identity.Links;
using Territoires.Functions.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>One-time links: who gets one, and what it opens.</summary>
public sealed class SignInLinkTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_known_address_is_signed_in_by_the_link_that_it_was_sent()
    {
        var (browser, link) = await app.LinkAsync(Role.Applicant);
        browser.Title.ShouldBe("Consultez votre messagerie");

        await browser.OpenAsync(link);
        browser.Title.ShouldBe("Me connecter");
        await browser.SubmitAsync("Me connecter");

        browser.Location.ShouldBe(app.Address);
        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
        (await browser.OpenAsync("/candidatures")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_link_opens_once()
    {
        var (browser, link) = await app.LinkAsync(Role.Juror);
        await browser.OpenAsync(link);
        var page = browser.Page;
        await browser.SubmitAsync("Me connecter");
        await browser.SubmitAsync("Se déconnecter");

        await browser.OpenAsync(link);

        page.QuerySelector("form[action='/connexion/lien']").ShouldNotBeNull();
        browser.Status.ShouldBe(409);
        browser.Title.ShouldBe("Ce lien a déjà servi.");
        await browser.FollowAsync("Demander un nouveau lien");
        browser.Title.ShouldBe("Connexion");
    }

    [Fact]
    public async Task A_link_opens_for_fifteen_minutes()
    {
        await using var later = await TestApp.StartAsync();
        var (browser, link) = await later.LinkAsync(Role.Secretary);
        await browser.OpenAsync(link);

        await later.AdvanceToAsync(TestApp.Start.AddMinutes(15).AddMilliseconds(-1));
        (await later.Browser().OpenAsync(link)).Title.ShouldBe("Ce lien a été demandé depuis un autre navigateur.");
        (await browser.OpenAsync(link)).Title.ShouldBe("Me connecter");
        await later.AdvanceToAsync(TestApp.Start.AddMinutes(15));
        await browser.SubmitAsync("Me connecter");

        browser.Status.ShouldBe(409);
        browser.Title.ShouldBe("Ce lien n’est plus valable.");
        (await browser.OpenAsync(link)).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_link_opens_in_the_browser_that_asked_for_it_and_no_other()
    {
        var (browser, link) = await app.LinkAsync(Role.Secretary);
        // Whoever reads the mail has a browser that asked for a link too, of their own.
        var (thief, _) = await app.PlainLinkAsync(await app.AccountAsync(Role.Applicant));
        var token = link.Split('=')[1];

        (await thief.GetAsync(link)).Text.ShouldContain("autre navigateur");
        var stolen = await thief.PostAsync("/connexion/lien", ("jeton", token));

        stolen.Status.ShouldBe(409);
        stolen.SetCookies.ShouldNotContain(cookie => cookie.StartsWith(Identification.Cookie + "=", StringComparison.Ordinal));
        await browser.OpenAsync(link);
        await browser.SubmitAsync("Me connecter");
        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
    }

    [Fact]
    public async Task Opening_a_link_as_mail_scanners_do_does_not_use_it()
    {
        var (browser, link) = await app.LinkAsync(Role.Applicant);
        var scanner = app.As();

        for (var i = 0; i < 10; i++)
        {
            await scanner.GetAsync(new Uri(link).PathAndQuery);
            (await scanner.SendAsync(HttpMethod.Head, new Uri(link).PathAndQuery, null)).Status.ShouldBe(409);
            (await browser.OpenAsync(link)).Status.ShouldBe(200);
        }

        await browser.SubmitAsync("Me connecter");
        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
    }

    [Fact]
    public async Task Fifty_uses_at_once_of_one_link_make_one_session()
    {
        var address = await app.AccountAsync(Role.Juror);
        var (browser, token) = await app.PlainLinkAsync(address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => browser.PostAsync("/connexion/lien", ("jeton", token))));

        answers.Count(answer => answer.Status == 302).ShouldBe(1);
        answers.Where(answer => answer.Status != 302).ShouldAllBe(answer => answer.Status == 409 && answer.Text.Contains("Ce lien a déjà servi."));
        answers.Sum(answer => answer.SetCookies.Count(cookie => cookie.StartsWith(Identification.Cookie + "=", StringComparison.Ordinal))).ShouldBe(1);
        (await RowsAsync(TableKeys.WebSessionsTable)).Count(row => row.PartitionKey == TableKeys.Account(address)).ShouldBe(1);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer_to_the_byte()
    {
        var unknown = SignInJourney.NewAddress();

        var (knownAnswer, knownPage) = await AskPlainlyAsync(await app.AccountAsync(Role.Secretary));
        var (unknownAnswer, unknownPage) = await AskPlainlyAsync(unknown);

        unknownAnswer.ShouldBe(knownAnswer);
        unknownPage.ShouldBe(knownPage);
        knownPage.ShouldContain("Si cette adresse est connue");
        (await app.LinksAsync(unknown)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_comes_to_apply_with_an_unknown_address_becomes_an_applicant()
    {
        var call = await app.OpenCallAsync();
        var address = SignInJourney.NewAddress();
        var browser = await app.Browser().OpenAsync($"/appels/{call}");

        await browser.FollowAsync("Déposer une candidature");
        browser.Page.Body!.TextContent.ShouldContain("Première candidature");
        await browser.SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = $"  {address.ToUpperInvariant()} " });
        (await AccountAsync(address))!.Confirmed.ShouldBeFalse();
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        await browser.SubmitAsync("Me connecter");

        browser.Title.ShouldBe("Déposer une candidature");
        await browser.SubmitAsync("Ouvrir le brouillon");
        browser.Title.ShouldStartWith("Les porteurs");
        var account = await AccountAsync(address);
        account!.Confirmed.ShouldBeTrue();
        account.Actor.Roles.ShouldBe([Role.Public, Role.Applicant], ignoreOrder: true);
        Guid.TryParse(account.Actor.Id, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task An_address_gets_five_links_an_hour_and_is_not_told()
    {
        await using var later = await TestApp.StartAsync();
        var address = await later.AccountAsync(Role.Applicant);

        for (var i = 0; i < 7; i++)
        {
            (await later.AskForLinkAsync(address)).Title.ShouldBe("Consultez votre messagerie");
        }

        (await later.LinksAsync(address)).Count.ShouldBe(SignInLinkStore.MostAnHour);
        await later.AdvanceToAsync(later.Now.AddHours(1));
        await later.AskForLinkAsync(address);
        (await later.LinksAsync(address)).Count.ShouldBe(SignInLinkStore.MostAnHour + 1);
    }

    [Theory]
    [InlineData("pas-une-adresse")]
    [InlineData("a@b")]
    [InlineData("")]
    [InlineData("Nom <a@exemple.invalid>")]
    public async Task What_is_no_address_comes_back_with_a_word(string typed)
    {
        var browser = await app.Browser().OpenAsync("/connexion?retour=%2Fcandidatures");

        await browser.SubmitAsync("Recevoir un lien", new Dictionary<string, string> { ["adresse"] = typed });

        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#adresse")!.GetAttribute("value").ShouldBe(typed);
        browser.Page.QuerySelector("#adresse-erreur")!.TextContent.ShouldContain("adresse complète");
        browser.Page.QuerySelector("#erreurs a")!.GetAttribute("href").ShouldBe("#adresse");
        browser.Page.QuerySelector("input[name=retour]")!.GetAttribute("value").ShouldBe("/candidatures");
    }

    [Fact]
    public async Task A_link_is_kept_nowhere_in_a_form_that_opens()
    {
        var (browser, link) = await app.LinkAsync(Role.Authority);
        var token = link.Split('=')[1];

        var rows = (await RowsAsync(TableKeys.SignInLinksTable)).Concat(await RowsAsync(TableKeys.MailsTable)).ToArray();

        rows.ShouldNotBeEmpty();
        rows.Where(row => row.PartitionKey != TableKeys.MailsKept)
            .SelectMany(row => row.Keys.Select(key => row[key]?.ToString() ?? string.Empty).Append(row.PartitionKey).Append(row.RowKey))
            .ShouldAllBe(value => !value.Contains(token));
        browser.Title.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/connexion", "adresse")]
    [InlineData("/connexion/lien", "jeton")]
    [InlineData("/connexion/jeton", "jeton")]
    public async Task No_form_of_the_sign_in_goes_without_its_token(string path, string field)
    {
        using var form = new FormUrlEncodedContent([new(field, "a@exemple.invalid")]);

        var reply = await app.As().SendAsync(HttpMethod.Post, path, form);

        reply.Status.ShouldBe(400);
        reply.Text.ShouldContain("formulaire-invalide");
    }

    [Fact]
    public async Task A_false_link_says_to_ask_for_another()
    {
        foreach (var path in new[] { "/connexion/lien", "/connexion/lien?jeton=x", $"/connexion/lien?jeton={new string('0', 64)}" })
        {
            var browser = await app.Browser().OpenAsync(path);
            browser.Status.ShouldBe(409);
            browser.Title.ShouldBe("Ce lien n’est plus valable.");
        }
    }

    [Fact]
    public async Task A_developer_is_given_a_link_that_any_browser_opens_once()
    {
        var address = EmailAddress.Parse(await app.AccountAsync(Role.Juror))!;
        var link = await app.Services.GetRequiredService<SignInLinks>().MakeForAnyBrowserAsync(address, "/", app.Now);

        var browser = await app.Browser().OpenAsync(link);
        await browser.SubmitAsync("Me connecter");

        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
        (await app.Browser().OpenAsync(link)).Title.ShouldBe("Ce lien a déjà servi.");
    }

    private async Task<Account?> AccountAsync(string address) =>
        await app.Services.GetRequiredService<AccountStore>().FindAsync(TableKeys.Account(address), CancellationToken.None);

    private async Task<(PlainAnswer Answer, string Page)> AskPlainlyAsync(string address)
    {
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");
        var answer = await browser.PostAsync("/connexion", ("adresse", address));
        var page = await browser.GetAsync(answer.Location!);
        var cookies = answer.SetCookies.Select(cookie => System.Text.RegularExpressions.Regex.Replace(cookie, "=[^;]*;", "=x;", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        return (answer with { SetCookies = [], Headers = answer.Headers + string.Join('\n', cookies) }, $"{page.Status}\n{page.Headers}\n{page.Text}");
    }

    private async Task<List<TableEntity>> RowsAsync(string table)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(table).QueryAsync<TableEntity>())
        {
            rows.Add(row);
        }

        return rows;
    }
}
