using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Identity;

/// <summary>A program acts in the name of whoever let it, until they end it.</summary>
public sealed class AccessTokenTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Own = "/compte/acces";
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_program_acts_as_the_owner_of_its_token_until_it_is_revoked()
    {
        var browser = await app.PlainSignedInAsync(Role.Applicant);
        var token = await MadeAsync(browser, "Tableur de la mairie");
        var program = new Caller(app.Address, token);
        var call = await app.OpenCallAsync();

        (await program.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "un"))).Status.ShouldBe(201);
        var listed = await browser.GetAsync(Own);
        listed.Text.ShouldContain("Tableur de la mairie");
        listed.Text.ShouldNotContain("jamais", Case.Sensitive, "it says when the token was last used");
        listed.Text.ShouldNotContain(token, Case.Sensitive, "it was shown once");

        (await browser.PostAsync($"{Own}/{token.Split('.')[2]}/retrait")).Status.ShouldBe(302);
        var refused = await program.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", "deux"));
        (refused.Status, refused.Problem).ShouldBe((401, "identification-requise"));
        (await browser.GetAsync(Own)).Text.ShouldContain("Aucun programme n’a d’accès.");
    }

    [Fact]
    public async Task It_has_the_roles_that_its_owner_has_when_it_is_used()
    {
        var address = await app.AccountAsync(Role.Secretary);
        var browser = await app.PlainSignedInAsync(address);
        var program = new Caller(app.Address, await MadeAsync(browser, "Suivi"));
        var call = await app.OpenCallAsync();
        (await program.GetAsync($"/api/calls/{call}/reviews")).Status.ShouldBe(200);

        var accounts = app.Services.GetRequiredService<AccountStore>();
        var account = (await accounts.FindAsync(EmailAddress.Parse(address)!.Account, TestContext.Current.CancellationToken))!;
        await accounts.ReplaceAsync(account with { Actor = account.Actor with { Roles = new HashSet<Role> { Role.Public, Role.Juror } } });

        (await program.GetAsync($"/api/calls/{call}/reviews")).Problem.ShouldBe("role-insuffisant");
        await accounts.RemoveAsync(account);
        (await program.GetAsync($"/api/calls/{call}/reviews")).Problem.ShouldBe("identification-requise");
    }

    [Fact]
    public async Task A_token_that_is_changed_or_past_its_day_opens_nothing_and_its_secret_is_kept_nowhere()
    {
        await using var own = await TestApp.StartAsync();
        var browser = await own.PlainSignedInAsync(Role.Auditor);
        var token = await MadeAsync(browser, "Relevé", "30");
        var call = await own.OpenCallAsync();
        var path = $"/api/calls/{call}/ranking";
        var (head, secret) = (token[..token.LastIndexOf('.')], token[(token.LastIndexOf('.') + 1)..]);

        (await new Caller(own.Address, token).GetAsync(path)).Status.ShouldBe(200);
        foreach (var other in new[] { $"{head}.{new string('0', secret.Length)}", $"{head}.", head, $"{token}0", token.Replace('.', '/') })
        {
            (await new Caller(own.Address, other).GetAsync(path)).Status.ShouldBe(401, other);
        }

        var rows = await own.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.AccessTokensTable)
            .QueryAsync<TableEntity>().ToListAsync(TestContext.Current.CancellationToken);
        rows.ShouldHaveSingleItem().Select(held => held.Value)
            .ShouldNotContain(value => (value as string ?? string.Empty).Contains(secret, StringComparison.Ordinal));

        await own.AdvanceToAsync(own.Now.AddDays(30));
        (await new Caller(own.Address, token).GetAsync(path)).Status.ShouldBe(401);
        await own.AdvanceToAsync(own.Now.AddDays(3));
        (await own.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.AccessTokensTable)
            .QueryAsync<TableEntity>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0, "the night forgets it");
    }

    [Fact]
    public async Task Only_its_owner_in_person_makes_or_ends_one()
    {
        var browser = await app.PlainSignedInAsync(Role.Juror);
        var token = await MadeAsync(browser, "Lecture");
        var program = new Caller(app.Address, token);

        (await program.GetAsync(Own)).Status.ShouldBe(404);
        (await program.SendAsync(HttpMethod.Post, Own, new FormUrlEncodedContent([new("nom", "Autre"), new("duree", "30")]))).Status
            .ShouldBe(404);
        var other = await app.PlainSignedInAsync(Role.Juror);
        await other.GetAsync(Own);
        (await other.PostAsync($"{Own}/{token.Split('.')[2]}/retrait")).Status.ShouldBe(302);
        (await browser.GetAsync(Own)).Text.ShouldContain("Lecture", Case.Sensitive, "somebody else's id is nobody's of theirs");
    }

    [Fact]
    public async Task What_is_missing_in_the_form_is_said_where_it_is_and_nothing_typed_is_lost()
    {
        var browser = await app.PlainSignedInAsync(Role.Service);
        await browser.GetAsync(Own);

        var unnamed = await browser.PostAsync(Own, ("nom", " "), ("duree", "90"));
        unnamed.Status.ShouldBe(422);
        unnamed.Text.ShouldContain("Nommez l’accès");
        var endless = await browser.PostAsync(Own, ("nom", "Portail"), ("duree", "36500"));
        endless.Status.ShouldBe(422);
        endless.Text.ShouldContain("value=\"Portail\"");

        for (var i = 0; i < AccessToken.MostOfAnAccount; i++)
        {
            (await browser.PostAsync(Own, ("nom", $"Accès {i}"), ("duree", "30"))).Status.ShouldBe(200);
        }

        (await browser.PostAsync(Own, ("nom", "Un de trop"), ("duree", "30"))).Text.ShouldContain("Retirez-en un");
    }

    [Fact]
    public async Task A_signed_token_is_for_one_installation_and_short_where_people_are()
    {
        await using var own = await TestApp.StartAsync(
            settings: new Dictionary<string, string?> { [Tokens.InstallationSetting] = "https://ici.exemple.invalid/" });
        var actor = new Actor("auditor-1", new HashSet<Role> { Role.Auditor }, null, []);
        var call = await own.OpenCallAsync();
        var path = $"/api/calls/{call}/ranking";
        (await new Caller(own.Address, app.Token(actor)).GetAsync(path)).Status.ShouldBe(401, "the same key, another installation");
        (await new Caller(own.Address, own.Token(actor)).GetAsync(path)).Status.ShouldBe(200);

        var day = own.Services.GetRequiredService<Tokens>().Issue(actor, Tokens.LongestWherePeopleAre);
        own.Services.GetRequiredService<IHostEnvironment>().EnvironmentName = Environments.Production;
        (await new Caller(own.Address, own.Token(actor)).GetAsync(path)).Status.ShouldBe(401, "it lasts for years");
        (await new Caller(own.Address, day).GetAsync(path)).Status.ShouldBe(200);
    }

    /// <summary>Makes one on the page, and reads it there.</summary>
    private static async Task<string> MadeAsync(PlainBrowser browser, string name, string days = "90")
    {
        await browser.GetAsync(Own);
        var made = await browser.PostAsync(Own, ("nom", name), ("duree", days));
        made.Status.ShouldBe(200, made.Text);
        var text = made.Text[(made.Text.IndexOf("id=\"acces\">", StringComparison.Ordinal) + "id=\"acces\">".Length)..];
        return text[..text.IndexOf('<', StringComparison.Ordinal)];
    }
}
