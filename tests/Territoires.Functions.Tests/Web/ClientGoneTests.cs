using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Territoires.Core.Storage;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;
using Territoires.Web.Door;

namespace Territoires.Functions.Tests.Web;

/// <summary>What goes wrong for somebody who has left is told to nobody, so the log tells it.</summary>
public sealed class ClientGoneTests
{
    private static readonly Dictionary<string, string?> Warnings = new() { ["Logging:LogLevel:Territoires"] = "Warning" };

    [Fact]
    public async Task An_act_that_is_called_off_because_its_client_left_is_a_warning()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Warnings);
        using var log = Listen(app);
        using var leaving = new CancellationTokenSource();
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");
        var end = new TaskCompletionSource();
        Hold(storage, TableKeys.SignInLinksTable, async () =>
        {
            await leaving.CancelAsync();
            await end.Task;
        });

        await Should.ThrowAsync<OperationCanceledException>(
            () => browser.PostAsync("/connexion/lien", [("jeton", new string('0', 64))], leaving.Token));

        var entry = await log.FirstAsync(entry => entry.Category == typeof(ErrorBoundary).FullName);
        end.SetResult();
        (entry.Level, entry.Text).ShouldBe((LogLevel.Warning, "POST /connexion/lien ended when its client had gone."));
        entry.Failure.ShouldBeAssignableTo<OperationCanceledException>();
    }

    [Fact]
    public async Task A_bug_that_shows_once_the_client_has_left_is_an_error()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 1);
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Warnings);
        using var log = Listen(app);
        using var leaving = new CancellationTokenSource();
        var browser = new PlainBrowser(app.Address);
        await browser.GetAsync("/connexion");
        (await browser.PostAsync("/connexion", ("adresse", SignInJourney.NewAddress()))).Status.ShouldBe(302);
        await SpoilCodeAsync(app);
        // The tries of a code are counted even for somebody who has left: the row, which says them in a wrong way, is read by then.
        Hold(storage, TableKeys.SignInLinksTable, async () =>
        {
            await leaving.CancelAsync();
            await app.SettleAsync();
        });

        await Should.ThrowAsync<OperationCanceledException>(
            () => browser.PostAsync("/connexion/code", [("code", "K7QM-2XDP")], leaving.Token));

        var entry = await log.FirstAsync(entry => entry.Category == typeof(ErrorBoundary).FullName);
        (entry.Level, entry.Text).ShouldBe((LogLevel.Error, "POST /connexion/code failed."));
        entry.Failure.ShouldBeAssignableTo<InvalidOperationException>();
    }

    private static KeptLog Listen(TestApp app)
    {
        var log = new KeptLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return log;
    }

    private static void Hold(FaultyStorage storage, string table, Func<Task> act) => storage.Watch = async (request, done) =>
    {
        if (!done && request.Method == "GET" && request.Resource.Contains(table, StringComparison.Ordinal))
        {
            storage.Watch = (_, _) => Task.CompletedTask;
            await act();
        }
    };

    private static async Task SpoilCodeAsync(TestApp app)
    {
        var table = app.Services.GetRequiredService<StorageClients>().Tables.GetTableClient(TableKeys.SignInLinksTable);
        var code = await table.QueryAsync<TableEntity>().SingleAsync(row => row.PartitionKey.StartsWith("code-", StringComparison.Ordinal));
        code["Tries"] = "three";
        await table.UpdateEntityAsync(code, ETag.All, TableUpdateMode.Replace);
    }
}
