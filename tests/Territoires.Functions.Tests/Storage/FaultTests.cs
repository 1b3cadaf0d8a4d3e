using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>
/// Applicants work while the storage fails. What they were told was done is what is there at the end; what they were not told
/// was done is found by asking again, and is never done twice.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Applicants = 6;
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(20);

    /// <summary>Quick, so that a test of seconds holds as many tries as an hour of the real ones.</summary>
    private static readonly Dictionary<string, string?> Retries = new()
    {
        ["TerritoiresStorage:Retry:Delay"] = "00:00:00.050",
        ["TerritoiresStorage:Retry:MaxDelay"] = "00:00:01",
        // Only silence is to end by it, not a request that a busy machine is long about.
        ["TerritoiresStorage:Retry:Timeout"] = "00:00:04",
        // Outages are what the test makes: a log of each would hide the rest. What is no outage is an error, and is shown.
        ["Logging:LogLevel:Territoires"] = "Error",
    };

    [Theory]
    [InlineData(0.01, 4, 1.1)]
    [InlineData(0.10, 3, 1.5)]
    [InlineData(0.50, 1, 4.0)]
    public async Task What_was_acknowledged_is_there_whatever_failed(double rate, int each, double mostAttempts)
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        var call = await app.OpenCallAsync();
        var ledger = new Ledger(app, call);

        storage.Forget();
        app.RestsAfterActs = false;
        storage.Rate = rate;
        try
        {
            await ledger.FillAsync(Applicants, each);
        }
        finally
        {
            storage.Rate = 0;
            app.RestsAfterActs = true;
        }

        var attempts = (double)storage.Attempts / storage.Requests;
        output.WriteLine(
            $"{rate:P0}: {storage.Requests} requests, {attempts:F3} attempts each, {ledger.Unsure} unsure answers; "
                + $"{string.Join(", ", storage.Faults.OrderBy(fault => fault.Key))}");
        await ledger.IsWhatIsStoredAsync();
        attempts.ShouldBeLessThanOrEqualTo(mostAttempts);
    }

    [Fact]
    public async Task Twenty_seconds_without_storage_lose_nothing()
    {
        await using var storage = await StorageAsync();
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        var ledger = new Ledger(app, await app.OpenCallAsync());
        await ledger.FillAsync(Applicants, 1);

        // Nothing comes to rest while the storage is away.
        app.RestsAfterActs = false;
        storage.IsOut = true;
        var working = ledger.FillAsync(Applicants, 2);
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        var unsure = ledger.Unsure;
        storage.IsOut = false;
        await working;
        app.RestsAfterActs = true;

        unsure.ShouldBeGreaterThan(Applicants);
        output.WriteLine($"{ledger.Unsure} unsure answers in {Outage.TotalSeconds} s without storage");
        await ledger.IsWhatIsStoredAsync();
    }

    private async Task<FaultyStorage> StorageAsync()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed);
    }

    /// <summary>What the applicants were told.</summary>
    private sealed class Ledger(TestApp app, string call)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

        private readonly ConcurrentDictionary<string, (string Path, string Title, byte[] Note, string Receipt)> acknowledged = new();
        private int unsure;

        /// <summary>Answers that told of an outage: the act may have been done.</summary>
        public int Unsure => unsure;

        public Task FillAsync(int applicants, int each) => Task.WhenAll(Enumerable.Range(0, applicants).Select(async applicant =>
        {
            for (var i = 0; i < each; i++)
            {
                await ApplyAsync(string.Create(CultureInfo.InvariantCulture, $"{acknowledged.Count}-{applicant}-{i}"));
            }
        }));

        public async Task IsWhatIsStoredAsync()
        {
            foreach (var (path, title, note, receipt) in acknowledged.Values)
            {
                var stored = (await app.As(Role.Applicant).GetAsync(path)).Ok();
                (stored.String("title"), stored.String("stage")).ShouldBe((title, "submitted"));
                (await app.As(Role.Applicant).GetAsync($"{path}/documents/note-opportunite")).Ok().Bytes.ShouldBe(note);
                (await app.As(Role.Applicant).GetAsync($"{path}/receipt")).Ok().Text.ShouldBe(receipt);
            }

            // And nothing else: an act that was tried ten times was done once.
            var listed = (await app.As(Role.Secretary).GetAsync($"/api/calls/{call}/applications"))
                .Ok().Json.GetProperty("applications").EnumerateArray();
            listed.Select(application => application.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)
                .ShouldBe(acknowledged.Values.Select(entry => entry.Path.Split('/')[^1]).Order(StringComparer.Ordinal));
        }

        private async Task ApplyAsync(string key)
        {
            var applicant = app.As(Role.Applicant);
            var (title, note) = ($"Projet {key}", NoteOf(key));
            var draft = (await AnswerAsync(() => applicant.PostAsync($"/api/calls/{call}/applications", null, ("Idempotency-Key", key))))
                .Ok();
            var path = draft.Location!;
            await WriteAsync(applicant, path, draft.ETag!, title);
            var attached = await AnswerAsync(
                () => applicant.PutPdfAsync($"{path}/documents/note-opportunite", note, ("If-None-Match", "*")));
            attached.Status.ShouldBeOneOf(200, 412);
            var receipt = (await AnswerAsync(() => applicant.SubmitAsync(path, key))).Ok().Text;
            acknowledged[key] = (path, title, note, receipt);
        }

        /// <summary>A stale version may be one's own, saved by an act whose answer was lost: reading tells.</summary>
        private async Task WriteAsync(Caller applicant, string path, string tag, string title)
        {
            var content = JsonSerializer.SerializeToNode(TestCalls.Content)!;
            content["title"] = title;
            while (true)
            {
                var written = await AnswerAsync(() => applicant.PatchAsync(path, content, ("If-Match", tag)));
                if (written.Status == 200)
                {
                    return;
                }

                written.Status.ShouldBe(412);
                var now = (await AnswerAsync(() => applicant.GetAsync(path))).Ok();
                if (now.Json.GetProperty("title").GetString() == title)
                {
                    return;
                }

                tag = now.ETag!;
            }
        }

        /// <summary>Asks until there is an answer other than an outage, as a person or a program does.</summary>
        private async Task<Reply> AnswerAsync(Func<Task<Reply>> ask)
        {
            var started = Environment.TickCount64;
            while (true)
            {
                var reply = await ask();
                if (reply.Status != 503)
                {
                    return reply;
                }

                reply.Problem.ShouldBeOneOf("stockage-indisponible", "trop-de-demandes-simultanees");
                Interlocked.Increment(ref unsure);
                // No pause: each answer comes after the tries of the app itself, which wait between them.
                (Environment.TickCount64 - started).ShouldBeLessThan((long)Patience.TotalMilliseconds);
            }
        }

        private static byte[] NoteOf(string key)
        {
            var note = TestCalls.Pdf(20_000);
            System.Text.Encoding.UTF8.GetBytes(key).CopyTo(note, 1_000);
            return note;
        }
    }
}
