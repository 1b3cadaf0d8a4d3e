using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Identity;

/// <summary>Whoever asked for a link to apply and never used one is forgotten after a day; whoever came is not.</summary>
public sealed class ForgetUnconfirmedTests
{
    private const string Mine = "/candidatures";

    /// <summary>The round of the first night at which a day has passed since <see cref="TestApp.Start"/>.</summary>
    private static readonly DateTimeOffset Night = new(2026, 4, 22, 3, 20, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nothing_is_left_of_an_address_that_never_came_and_its_owner_may_come_later()
    {
        await using var app = await TestApp.StartAsync(nightly: true);
        var address = SignInJourney.NewAddress();
        await AskAsync(app, address);
        (await RowsOfAsync(app, TableKeys.AccountsTable, address)).ShouldBe(2, "the account, and what finds it");

        await app.AdvanceToAsync(Night.AddMinutes(-1));
        (await RowsOfAsync(app, TableKeys.AccountsTable, address)).ShouldBe(2, "the night before, a day had not passed");
        await app.AdvanceToAsync(Night);

        foreach (var table in new[] { TableKeys.AccountsTable, TableKeys.SignInLinksTable, TableKeys.WebSessionsTable })
        {
            (await RowsOfAsync(app, table, address)).ShouldBe(0, table);
        }

        var later = await AskAsync(app, address);
        (await later.PostAsync("/connexion/lien", ("jeton", await TokenAsync(app, address)))).Status.ShouldBe(302);
        (await later.GetAsync(Mine)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_account_that_was_used_once_or_that_an_administrator_made_is_never_forgotten()
    {
        await using var app = await TestApp.StartAsync(nightly: true);
        var (used, made, taken) = (SignInJourney.NewAddress(), await app.AccountAsync(Role.Juror), SignInJourney.NewAddress());
        var browser = await AskAsync(app, used);
        (await browser.PostAsync("/connexion/lien", ("jeton", await TokenAsync(app, used)))).Status.ShouldBe(302);
        await AskAsync(app, taken);
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = taken, roles = new[] { Role.Secretary } }, ("If-Match", "*"))).Ok();

        await app.AdvanceToAsync(Night.AddDays(400));

        var accounts = app.Services.GetRequiredService<AccountStore>();
        foreach (var address in new[] { used, made, taken })
        {
            var account = (await accounts.FindAsync(TableKeys.Account(address), CancellationToken.None)).ShouldNotBeNull();
            (await accounts.OfActorAsync(account.Actor.Id, CancellationToken.None)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task An_address_whose_link_may_still_be_used_waits_for_the_next_night()
    {
        await using var app = await TestApp.StartAsync(nightly: true);
        var address = SignInJourney.NewAddress();
        await AskAsync(app, address);
        await app.AdvanceToAsync(Night.AddMinutes(-10));
        var browser = await AskAsync(app, address);
        var token = await TokenAsync(app, address);

        await app.AdvanceToAsync(Night.AddMinutes(1));

        (await browser.PostAsync("/connexion/lien", ("jeton", token))).Status.ShouldBe(302);
        (await browser.GetAsync(Mine)).Status.ShouldBe(200);
        await app.AdvanceToAsync(Night.AddDays(1).AddMinutes(1));
        (await RowsOfAsync(app, TableKeys.AccountsTable, address)).ShouldBe(2);
    }

    [Fact]
    public async Task What_was_cut_short_between_the_two_rows_of_an_account_is_ended_the_next_night()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);
        await using var app = await TestApp.StartAsync(
            storage.ConnectionString, settings: new Dictionary<string, string?> { ["TerritoiresStorage:Retry:MaxRetries"] = "0" },
            nightly: true);
        var address = SignInJourney.NewAddress();
        await AskAsync(app, address);
        await app.AdvanceToAsync(Night.AddMinutes(-1));
        storage.Watch = (request, done) => !done && request.Method == "DELETE"
            && request.Resource.Contains(TableKeys.AccountsTable + "(PartitionKey='actor-", StringComparison.Ordinal)
            ? throw new IOException("The app is gone.")
            : Task.CompletedTask;

        await Should.ThrowAsync<Exception>(
            () => app.Services.GetRequiredService<ForgetUnconfirmed>().RunAsync(Night, CancellationToken.None));
        (await RowsOfAsync(app, TableKeys.AccountsTable, address)).ShouldBe(1);
        storage.Watch = (_, _) => Task.CompletedTask;
        await app.AdvanceToAsync(Night);

        (await RowsOfAsync(app, TableKeys.AccountsTable, address)).ShouldBe(0);
    }

    /// <summary>Somebody new comes to apply.</summary>
    private static async Task<PlainBrowser> AskAsync(TestApp app, string address)
    {
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync($"/connexion?retour={Uri.EscapeDataString(Mine)}");
        (await browser.PostAsync("/connexion", ("adresse", address), ("retour", Mine))).Status.ShouldBe(302);
        return browser;
    }

    private static async Task<string> TokenAsync(TestApp app, string address) => (await app.LinksAsync(address))[0].Split('=')[1];

    /// <summary>Rows that name the address or its account anywhere.</summary>
    private static async Task<int> RowsOfAsync(TestApp app, string table, string address)
    {
        var key = TableKeys.Account(address);
        return await app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(table).QueryAsync<TableEntity>()
            .Where(row => row.Any(cell => cell.Value?.ToString() is { } text
                && (text.Contains(key, StringComparison.Ordinal) || text.Contains(address, StringComparison.Ordinal))))
            .CountAsync();
    }
}
