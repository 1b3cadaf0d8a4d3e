using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;
using Territoires.Web.SignIn.Links;

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

        answers.ShouldAllBe(
            answer => answer.Status == 302 && answer.Location == "/", "they are one browser, and none is told to ask again");
        (await RowsAsync(TableKeys.WebSessionsTable)).Count(row => row.PartitionKey == TableKeys.Account(address)).ShouldBe(1);
        await browser.GetAsync("/");
        (await browser.PostAsync("/deconnexion")).Status.ShouldBe(302);
        foreach (var cookie in answers.SelectMany(answer => answer.SetCookies).Where(
            set => set.StartsWith(Identification.Cookie + "=", StringComparison.Ordinal)))
        {
            var copy = new PlainBrowser(app.Address);
            copy.Keep(Identification.Cookie, cookie.Split('=', ';')[1]);
            (await copy.GetAsync("/jury")).Status.ShouldBe(302, "every cookie was of the one session, which is over");
        }
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_by_the_same_browser_for_two_minutes_and_by_no_other()
    {
        await using var later = await TestApp.StartAsync();
        var (browser, token) = await later.PlainLinkAsync(await later.AccountAsync(Role.Applicant));
        (await browser.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(302);
        browser.Forget(Identification.Cookie);
        var (thief, _) = await later.PlainLinkAsync(await later.AccountAsync(Role.Juror));

        await later.AdvanceToAsync(TestApp.Start.AddMinutes(2).AddMilliseconds(-1));
        (await thief.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(409);
        (await browser.GetAsync($"/connexion/lien?jeton={token}")).Status.ShouldBe(200);
        (await browser.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(302);
        (await browser.GetAsync("/candidatures")).Status.ShouldBe(200);
        browser.Forget(Identification.Cookie);

        await later.AdvanceToAsync(TestApp.Start.AddMinutes(2));
        (await browser.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_used_link_takes_whoever_is_signed_in_by_it_where_they_were_going()
    {
        var (browser, link) = await app.LinkAsync(Role.Juror);
        await browser.OpenAsync(link);
        await browser.SubmitAsync("Me connecter");

        await browser.OpenAsync(link);

        (browser.Status, browser.Location).ShouldBe((200, app.Address));
        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
    }

    [Fact]
    public async Task Two_links_used_at_once_by_somebody_new_both_sign_in()
    {
        var call = await app.OpenCallAsync();
        var address = SignInJourney.NewAddress();
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync($"/connexion?retour=%2Fappels%2F{call}%2Fcandidater");
        for (var i = 0; i < 5; i++)
        {
            (await browser.PostAsync("/connexion", ("adresse", address), ("retour", $"/appels/{call}/candidater"))).Status.ShouldBe(302);
        }

        var links = await app.LinksAsync(address);
        var answers = await Task.WhenAll(links.Select(link => browser.PostAsync("/connexion/lien", ("jeton", link.Split('=')[1]))));

        answers.Length.ShouldBe(5);
        answers.ShouldAllBe(answer => answer.Status == 302);
        (await AccountAsync(address))!.Confirmed.ShouldBeTrue();
    }

    [Fact]
    public async Task The_code_of_a_mail_read_elsewhere_signs_in_where_the_link_was_asked()
    {
        var address = await app.AccountAsync(Role.Applicant);
        var browser = await app.AskForLinkAsync(address);
        var code = await app.CodeAsync(address);
        var phone = await app.Browser().OpenAsync((await app.LinksAsync(address))[0]);
        phone.Page.Body!.TextContent.ShouldContain("tapez-y le code");

        await browser.SubmitAsync(
            "Me connecter avec ce code", new Dictionary<string, string> { ["code"] = $" {code.ToLowerInvariant().Replace('-', ' ')} " });

        browser.Page.Body!.TextContent.ShouldContain("Se déconnecter");
        (await browser.OpenAsync("/candidatures")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_code_is_good_in_the_browser_that_asked_and_for_five_tries()
    {
        var address = await app.AccountAsync(Role.Applicant);
        var browser = await app.AskForLinkAsync(address);
        var code = await app.CodeAsync(address);
        var thief = await app.AskForLinkAsync(await app.AccountAsync(Role.Juror));

        await thief.SubmitAsync("Me connecter avec ce code", new Dictionary<string, string> { ["code"] = code });
        (thief.Status, thief.Title).ShouldBe((422, "Consultez votre messagerie"));
        thief.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("il reste 4 essais");
        await browser.SubmitAsync("Me connecter avec ce code", new Dictionary<string, string> { ["code"] = "trop court" });
        browser.Page.QuerySelector("#code-erreur")!.TextContent.ShouldContain("huit lettres et chiffres");
        browser.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBe("trop court");
        for (var i = 0; i < SignInCodeStore.MostTries; i++)
        {
            await browser.SubmitAsync("Me connecter avec ce code", new Dictionary<string, string> { ["code"] = "0000-0000" });
        }

        await browser.SubmitAsync("Me connecter avec ce code", new Dictionary<string, string> { ["code"] = code });
        browser.Status.ShouldBe(422);
        browser.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("Il n’y a plus d’essai");
        browser.Page.Body!.TextContent.ShouldNotContain("Se déconnecter");
        await browser.OpenAsync((await app.LinksAsync(address))[0]);
        browser.Title.ShouldBe("Me connecter", "the link itself is not guessed");
    }

    [Fact]
    public async Task A_code_is_good_for_fifteen_minutes()
    {
        await using var later = await TestApp.StartAsync();
        var address = await later.AccountAsync(Role.Applicant);
        var browser = await later.AskForLinkAsync(address);
        var code = await later.CodeAsync(address);

        await later.AdvanceToAsync(TestApp.Start.AddMinutes(15));
        await browser.SubmitAsync("Me connecter avec ce code", new Dictionary<string, string> { ["code"] = code });

        (browser.Status, browser.Page.QuerySelector("#erreurs h2")!.TextContent).ShouldBe((409, "Ce code n’est plus valable."));
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
    public async Task An_address_known_or_not_that_asked_five_links_in_an_hour_is_told_when_to_ask_again()
    {
        await using var later = await TestApp.StartAsync();
        var address = await later.AccountAsync(Role.Applicant);
        var unknown = SignInJourney.NewAddress();

        foreach (var asked in new[] { address, unknown })
        {
            for (var i = 0; i < SignInLinkStore.MostAnHour; i++)
            {
                (await later.AskForLinkAsync(asked)).Title.ShouldBe("Consultez votre messagerie");
            }

            var sixth = await later.AskForLinkAsync(asked);
            (sixth.Status, sixth.Title).ShouldBe((429, "Connexion"));
            sixth.Page.QuerySelector("#erreurs")!.TextContent.ShouldContain("à partir du 20\u00a0avril 2026 à 11\u00a0h\u00a000");
            sixth.Page.QuerySelector("#adresse")!.GetAttribute("value").ShouldBe(asked);
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

        var code = TextOfCode(await app.Browser().OpenAsync("/dev/mail"));
        rows.ShouldNotBeEmpty();
        rows.Where(row => row.PartitionKey != TableKeys.MailsKept)
            .SelectMany(row => row.Keys.Select(key => row[key]?.ToString() ?? string.Empty).Append(row.PartitionKey).Append(row.RowKey))
            .ShouldAllBe(value => !value.Contains(token) && !value.Contains(code) && !value.Contains(code.Replace("-", string.Empty)));
        browser.Title.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/connexion", "adresse")]
    [InlineData("/connexion/lien", "jeton")]
    [InlineData("/connexion/code", "code")]
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

    private static string TextOfCode(Browser inbox) => SignInJourney.CodeIn(inbox.Page.QuerySelector("[data-destinataire]")!);

    private async Task<Account?> AccountAsync(string address) =>
        await app.Services.GetRequiredService<AccountStore>().FindAsync(TableKeys.Account(address), CancellationToken.None);

    private async Task<(PlainAnswer Answer, string Page)> AskPlainlyAsync(string address)
    {
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");
        var answer = await browser.PostAsync("/connexion", ("adresse", address));
        var page = await browser.GetAsync(answer.Location!);
        page = page with { Text = page.Text.Replace(browser.Verification, "x", StringComparison.Ordinal) };
        var cookies = answer.SetCookies.Select(
            cookie => System.Text.RegularExpressions.Regex.Replace(
                cookie, "=[^;]*;", "=x;", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
        return (answer with { SetCookies = [], Headers = answer.Headers + string.Join('\n', cookies) },
            $"{page.Status}\n{page.Headers}\n{page.Text}");
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
