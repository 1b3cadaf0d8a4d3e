using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Functions.Timers;
using Territoires.LocalHost;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>The texts of states that were replaced go in the second night after; what a row names, or is about to, never does.</summary>
public sealed class SupersededTextTests
{
    private const int Long = 20_000;

    private static readonly Act Somebody = new(new Actor("secretary-1", new HashSet<Role> { Role.Secretary }, null, []), TestApp.Start);

    [Theory]
    [InlineData(true, false, 400, TextFate.Stays)]
    [InlineData(true, true, 400, TextFate.Stays)]
    [InlineData(false, false, 0, TextFate.Stays)]
    [InlineData(false, false, 19, TextFate.Stays)]
    [InlineData(false, false, 20, TextFate.IsMarked)]
    [InlineData(false, true, 19, TextFate.Stays)]
    [InlineData(false, true, 20, TextFate.Goes)]
    [InlineData(false, true, -5, TextFate.Stays)]
    public void A_text_goes_when_no_row_has_named_it_for_two_nights(bool isNamed, bool isMarked, int hours, TextFate fate) =>
        SupersededTexts.FateOf(isNamed, isMarked, TestApp.Start, TestApp.Start.AddHours(hours)).ShouldBe(fate);

    [Fact]
    public async Task What_a_fact_or_a_state_names_stays_and_what_a_state_named_before_goes()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        await using var texts = new Texts(app);
        await texts.SaveAsync(new string('a', Long), 1);
        await texts.SaveAsync("b", Long);
        var (fact, now, before) = (Texts.OfFact(new string('a', Long), 1), Texts.OfState('b'), Texts.OfState('a'));
        var unfinished = new string('c', Long);
        await new LongTexts(app.Services.GetRequiredService<StorageClients>()).KeepAsync(unfinished);

        await texts.NightAsync(0);
        (await texts.NamesAsync()).ShouldBe(
            [fact, now, before, LongTexts.NameOf(unfinished)], ignoreOrder: true, "what was written today may have its row yet to come");
        await texts.NightAsync(2);
        (await texts.NamesAsync()).Count.ShouldBe(4, "whoever read the row of before still finds its text");
        storage.Forget();
        await texts.NightAsync(4);
        (await texts.NamesAsync()).ShouldBe([fact, now], ignoreOrder: true);
        storage.Requests.ShouldBe(6 + 1 + 2 + 1, "a page a table, a page of texts, two that go; and the list of this test");

        await texts.SaveAsync("a", Long);
        (await texts.StateAsync()).ShouldBe(new string('a', Long), "a state comes back to what it was before");
    }

    [Fact]
    public async Task A_text_that_is_kept_again_while_the_sweep_is_about_to_remove_it_stays()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        await using var texts = new Texts(app);
        await texts.SaveAsync("a", Long);
        await texts.SaveAsync("b", Long);
        await texts.NightAsync(2);
        var isSavedAgain = false;
        storage.Watch = async (request, done) =>
        {
            if (!done && request.Method == "DELETE" && !isSavedAgain)
            {
                isSavedAgain = true;
                await texts.SaveAsync("a", Long);
            }
        };

        await texts.NightAsync(4);

        isSavedAgain.ShouldBeTrue();
        (await texts.StateAsync()).ShouldBe(new string('a', Long));
        await texts.NightAsync(6);
        (await texts.NamesAsync()).ShouldContain(Texts.OfState('a'));
    }

    [Fact]
    public async Task A_sweep_that_is_cut_short_is_ended_by_the_next_and_removes_nothing_more()
    {
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        await using var app = await TestApp.StartAsync(storage.ConnectionString);
        await using var texts = new Texts(app);
        foreach (var letter in "abcd")
        {
            await texts.SaveAsync($"{letter}", Long);
        }

        await texts.NightAsync(2);
        storage.Watch = (request, done) =>
        {
            storage.IsOut = storage.IsOut || (done && request.Method == "DELETE");
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<Exception>(() => texts.NightAsync(4));
        (storage.Watch, storage.IsOut) = ((_, _) => Task.CompletedTask, false);
        (await texts.NamesAsync()).Count.ShouldBe(3);

        await texts.NightAsync(5);

        (await texts.NamesAsync()).ShouldBe([Texts.OfState('d')]);
        (await texts.StateAsync()).ShouldBe(new string('d', Long));
    }

    private sealed record Fact(string Text, int Times);

    private sealed record State(string Content);

    /// <summary>One aggregate whose states are as long as its facts say, and the nights that pass over it.</summary>
    private sealed class Texts(TestApp app) : IAsyncDisposable
    {
        private const string Key = "essai-seance";

        private readonly StorageClients storage = app.Services.GetRequiredService<StorageClients>();
        private readonly AggregateTable<State, Fact> table = new(
            app.Services.GetRequiredService<StorageClients>(),
            TableKeys.SessionsTable,
            (_, fact) => new State(string.Concat(Enumerable.Repeat(fact.Text, fact.Times))),
            (_, _) => null,
            app.Services.GetRequiredService<Measures>());

        public static string OfFact(string text, int times) => LongTexts.NameOf(StoredJson.Write(new Fact(text, times)));

        public static string OfState(char letter) => LongTexts.NameOf(StoredJson.Write(new State(new string(letter, Long))));

        public async Task SaveAsync(string text, int times)
        {
            var saved = await table.ActAsync<string>(
                await table.LoadAsync(Key, CancellationToken.None), text, _ => new[] { new Fact(text, times) }, Somebody);
            saved.IsRefused.ShouldBeFalse();
        }

        public async Task<string> StateAsync() => (await table.LoadAsync(Key, CancellationToken.None)).State!.Content;

        /// <summary>The storage dates what it is given by its own clock: so many days after, then.</summary>
        public Task NightAsync(int days) =>
            new SweepTexts(app.Services.GetRequiredService<SupersededTexts>(), new HeldClock(DateTimeOffset.UtcNow.AddDays(days)))
                .RunAsync(new TimerInfo(), CancellationToken.None);

        /// <summary>It is no session of a call, which is what everything in its table is held to.</summary>
        public async ValueTask DisposeAsync()
        {
            var table = storage.Tables.GetTableClient(TableKeys.SessionsTable);
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Key}")))
            {
                await table.DeleteEntityAsync(row);
            }
        }

        public async Task<IReadOnlyList<string>> NamesAsync() =>
            await storage.Blobs.GetBlobContainerClient(TableKeys.TextsContainer).GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
    }
}
