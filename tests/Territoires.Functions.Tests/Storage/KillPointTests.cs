using System.Security.Cryptography;
using System.Text;
using Territoires.Cli;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>
/// The tool, killed with SIGKILL at each named point between blob, row, outbox and answer. Asked again, it does what was not
/// done, does nothing twice, and holds what it acknowledged.
/// </summary>
public sealed class KillPointTests(ITestOutputHelper output)
{
    /// <summary>In the order in which an act comes to them; each is met before it is done, and done but not known.</summary>
    private static readonly Point[] OfADocument = [new("the document's blob", IsBlob), new("the row that names it", IsRow)];

    private static readonly Point[] OfASubmission =
    [
        new("the message of its effects", IsMessage), new("its row, fact and outbox", IsRow),
        new("the message shown, before the answer", IsShown),
        new("the end of its outbox row, its effect done", IsOutboxEnd, IsAfterAnswer: true),
        new("the end of the message", IsMessageEnd, IsAfterAnswer: true),
    ];

    [Fact]
    public async Task Killed_between_any_two_writes_the_app_loses_nothing_and_does_nothing_twice()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed: 0);
        var run = new Run(storage, key, await TestStorage.NewAccountAsync());
        var receipts = new Dictionary<string, string>();
        foreach (var (point, isDone) in OfADocument.Concat(OfASubmission).SelectMany(point => new[] { (point, false), (point, true) }))
        {
            var applicant = await run.ApplicantAsync();
            var name = $"{point.Name}{(isDone ? ", done" : "")}";
            var draft = (await applicant.PostAsync($"/api/calls/{OpenCallOfTheDay.Id}/applications", null, ("Idempotency-Key", name))).Ok();
            var path = draft.Location!;
            var written = (await applicant.PatchAsync(path, TestCalls.ContentOfTheDay, ("If-Match", draft.ETag!))).Ok();
            (await applicant.PatchAsync(path, TestCalls.AnswersOfTheDay, ("If-Match", written.ETag!))).Ok();
            var note = TestCalls.Pdf();
            Encoding.UTF8.GetBytes(name).CopyTo(note, 100);

            await run.KilledAtAsync(point, isDone, OfADocument.Contains(point), attach: () => AttachAsync(run, path, note), submit: () =>
                SubmitAsync(run, path, name));
            applicant = await run.ApplicantAsync();

            var receipt = (await applicant.SubmitAsync(path, name)).Ok().Text;
            (await applicant.SubmitAsync(path, name)).Ok().Text.ShouldBe(receipt, name);
            (await applicant.GetAsync($"{path}/documents/note-opportunite")).Ok().Bytes.ShouldBe(note, name);
            receipts.Add(path, receipt);
        }

        foreach (var (path, receipt) in receipts)
        {
            (await (await run.ApplicantAsync()).GetAsync($"{path}/receipt")).Ok().Text.ShouldBe(receipt);
        }

        await run.EndAsync();
        output.WriteLine($"killed at {string.Join("; ", run.Hit)}");
        run.Hit.Count.ShouldBe(2 * (OfADocument.Length + OfASubmission.Length));
        // Another instance does what the kills left, once the messages that were not shown show themselves. Then all that is kept is
        // looked at.
        await using (var later = await TestApp.StartAsync(storage.ConnectionString, DateTimeOffset.UtcNow.AddMinutes(10)))
        {
            while (await later.MessagesAsync() > 0)
            {
                await later.SettleAsync();
            }

            (await later.EffectsAsync()).ShouldBe(0);
            (await later.As(Role.Secretary).GetAsync($"/api/calls/{OpenCallOfTheDay.Id}/applications")).Ok()
                .Json.GetProperty("applications").GetArrayLength().ShouldBe(receipts.Count);
        }
    }

    /// <summary>A document that is there already, from the act that was killed, is the same one.</summary>
    private static async Task AttachAsync(Run run, string path, byte[] note) =>
        (await (await run.ApplicantAsync()).PutPdfAsync($"{path}/documents/note-opportunite", note, ("If-None-Match", "*"))).Status
            .ShouldBeOneOf(200, 412);

    private static async Task SubmitAsync(Run run, string path, string key) =>
        (await (await run.ApplicantAsync()).SubmitAsync(path, key)).Ok();

    private static bool IsBlob(StorageRequest request) =>
        request.Method == "PUT" && request.Resource.StartsWith("/documents/", StringComparison.Ordinal);

    private static bool IsRow(StorageRequest request) =>
        request.IsTransaction && Encoding.UTF8.GetString(request.Body).Contains("/applications", StringComparison.Ordinal);

    private static bool IsMessage(StorageRequest request) =>
        request is { IsForQueues: true, Method: "POST" } && request.Resource.StartsWith("/effects/", StringComparison.Ordinal);

    private static bool IsShown(StorageRequest request) =>
        request is { IsForQueues: true, Method: "PUT" } && request.Resource.StartsWith("/effects/", StringComparison.Ordinal);

    private static bool IsMessageEnd(StorageRequest request) =>
        request is { IsForQueues: true, Method: "DELETE" } && request.Resource.StartsWith("/effects/", StringComparison.Ordinal);

    private static bool IsOutboxEnd(StorageRequest request) =>
        request.Method == "DELETE" && request.Resource.StartsWith("/applications(", StringComparison.Ordinal);

    private sealed record Point(string Name, Func<StorageRequest, bool> IsThere, bool IsAfterAnswer = false);

    /// <summary>One installation over its kills.</summary>
    private sealed class Run(FaultyStorage storage, string key, string orchestrations)
    {
        private ServedApp? app;

        public List<string> Hit { get; } = [];

        public async Task<Caller> ApplicantAsync() =>
            (app ??= await ServedApp.StartAsync(key, storage.ConnectionString, orchestrations)).As("applicant");

        /// <summary>Does both acts, one of them killed at the point and then asked again.</summary>
        public async Task KilledAtAsync(Point point, bool isDone, bool inDocument, Func<Task> attach, Func<Task> submit)
        {
            if (!inDocument)
            {
                await attach();
            }

            var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            storage.Watch = async (request, done) =>
            {
                if (done == isDone && point.IsThere(request))
                {
                    storage.Watch = (_, _) => Task.CompletedTask;
                    Hit.Add($"{point.Name}{(isDone ? ", done" : "")}");
                    await app!.KillAsync();
                    killed.SetResult();
                    // The rest of this request has nobody left to ask for it.
                    throw new OperationCanceledException();
                }
            };
            if (point.IsAfterAnswer)
            {
                await AnsweredOrNotAsync(submit);
                await killed.Task;
            }
            else
            {
                await Should.ThrowAsync<HttpRequestException>(inDocument ? attach : submit);
            }

            await app!.DisposeAsync();
            app = null;
            if (inDocument)
            {
                await attach();
            }
        }

        /// <summary>The kill may be faster than the answer.</summary>
        private static async Task AnsweredOrNotAsync(Func<Task> submit)
        {
            try
            {
                await submit();
            }
            catch (HttpRequestException)
            {
                // Nothing was promised.
            }
        }

        public async Task EndAsync()
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }
        }
    }
}
