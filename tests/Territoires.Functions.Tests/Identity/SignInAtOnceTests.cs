using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Identity;

/// <summary>
/// One link or code is used twice at the same moment, or once while the storage loses answers: the person is in, and nothing of it is
/// an error of ours. Every request to the storage is the moment, one after the other.
/// </summary>
public sealed class SignInAtOnceTests
{
    private static readonly Dictionary<string, string?> Retries = new() { ["TerritoiresStorage:Retry:Delay"] = "00:00:00.020" };

    [Theory]
    [InlineData("/connexion/lien")]
    [InlineData("/connexion/code")]
    public async Task A_second_use_that_comes_whole_between_any_two_requests_of_the_first_signs_in_too(string path)
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        for (var moment = 0; ; moment++)
        {
            var (browser, field, address) = await AskAsync(app, path);
            PlainAnswer? second = null;
            At(storage, moment, isDone: false, async () => second = await browser.PostAsync(path, field));

            var first = await browser.PostAsync(path, field);
            if (second is null)
            {
                storage.Watch = (_, _) => Task.CompletedTask;
                moment.ShouldBeGreaterThan(5, "each request of a use was a moment");
                return;
            }

            (first.Status, second.Status).ShouldBe((302, 302), $"moment {moment}: {first.Text} {second.Text}");
            await IsInAsync(app, browser, address);
        }
    }

    [Theory]
    [InlineData("/connexion/lien")]
    [InlineData("/connexion/code")]
    public async Task A_use_signs_in_whichever_answer_of_the_storage_is_lost(string path)
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        for (var moment = 0; ; moment++)
        {
            var (browser, field, address) = await AskAsync(app, path);
            var lost = false;
            At(storage, moment, isDone: true, () =>
            {
                lost = true;
                throw new IOException("The answer is lost.");
            });

            var answer = await browser.PostAsync(path, field);
            if (!lost)
            {
                storage.Watch = (_, _) => Task.CompletedTask;
                moment.ShouldBeGreaterThan(5, "each request of a use was a moment");
                return;
            }

            answer.Status.ShouldBe(302, $"moment {moment}: {answer.Text}");
            await IsInAsync(app, browser, address);
        }
    }

    [Fact]
    public async Task A_link_is_asked_for_whichever_answer_of_the_storage_is_lost()
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        for (var moment = 0; ; moment++)
        {
            var browser = new PlainBrowser(app.Address);
            await browser.GetAsync("/connexion?retour=%2Fcandidatures");
            var address = SignInJourney.NewAddress();
            var lost = false;
            At(storage, moment, isDone: true, () =>
            {
                lost = true;
                throw new IOException("The answer is lost.");
            });

            var asked = await browser.PostAsync("/connexion", ("adresse", address), ("retour", "/candidatures"));
            storage.Watch = (_, _) => Task.CompletedTask;
            if (!lost)
            {
                moment.ShouldBeGreaterThan(5, "each request of asking was a moment");
                return;
            }

            asked.Status.ShouldBe(302, $"moment {moment}: {asked.Text}");
            await app.SettleAsync();
        }
    }

    [Theory]
    [InlineData("/connexion/lien", 20)]
    [InlineData("/connexion/code", SignInCodeStore.MostTries)]
    public async Task Somebody_new_is_confirmed_and_in_however_often_they_press_at_once(string path, int presses)
    {
        await using var app = await TestApp.StartAsync();
        var (browser, field, address) = await AskAsync(app, path);

        var answers = await Task.WhenAll(Enumerable.Range(0, presses).Select(_ => browser.PostAsync(path, field)));

        answers.ShouldAllBe(answer => answer.Status == 302);
        await IsInAsync(app, browser, address);
    }

    [Fact]
    public async Task Two_administrators_who_change_one_account_at_once_are_never_told_of_an_error_of_ours()
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        var address = await app.AccountAsync(Role.Juror);
        Reply? second = null;
        storage.Watch = async (request, done) =>
        {
            if (!done && request.Method == "PUT" && request.Resource.Contains(TableKeys.Account(address), StringComparison.Ordinal))
            {
                storage.Watch = (_, _) => Task.CompletedTask;
                second = await PutAsync(Role.Auditor);
            }
        };

        var first = await PutAsync(Role.Secretary);

        second!.Status.ShouldBe(200);
        (first.Status, first.Problem).ShouldBe((412, "version-depassee"));

        Task<Reply> PutAsync(Role role) =>
            app.As(Role.Administrator).PutAsync("/api/accounts", new { address, roles = new[] { role } }, ("If-Match", "*"));
    }

    private static async Task<FaultyStorage> StorageAsync() => await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);

    /// <summary>Does something once, at the request of that number from here on, before or after it is done.</summary>
    private static void At(FaultyStorage storage, int moment, bool isDone, Func<Task> act)
    {
        var seen = -1;
        storage.Watch = async (request, done) =>
        {
            // The host asks its queues all the time, whatever anybody does.
            if (done == isDone && !request.IsOfTheHost && Interlocked.Increment(ref seen) == moment)
            {
                storage.Watch = (_, _) => Task.CompletedTask;
                await act();
            }
        };
    }

    /// <summary>The browser of somebody new that has asked for a link, and what it sends to use it.</summary>
    private static async Task<(PlainBrowser Browser, (string Name, string Value) Field, string Address)> AskAsync(TestApp app, string path)
    {
        var address = SignInJourney.NewAddress();
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion?retour=%2Fcandidatures");
        (await browser.PostAsync("/connexion", ("adresse", address), ("retour", "/candidatures"))).Status.ShouldBe(302);
        var field = path == "/connexion/lien"
            ? ("jeton", (await app.LinksAsync(address))[0].Split('=')[1])
            : ("code", await app.CodeAsync(address));
        await app.SettleAsync();
        return (browser, field, address);
    }

    private static async Task IsInAsync(TestApp app, PlainBrowser browser, string address)
    {
        (await browser.GetAsync("/candidatures")).Status.ShouldBe(200);
        var account =
            (await app.Services.GetRequiredService<AccountStore>().FindAsync(TableKeys.Account(address), CancellationToken.None))!;
        account.Confirmed.ShouldBeTrue();
        var sessions = await app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.WebSessionsTable)
            .QueryAsync<TableEntity>(row => row.PartitionKey == account.Key).CountAsync();
        sessions.ShouldBeGreaterThan(0);
    }
}
