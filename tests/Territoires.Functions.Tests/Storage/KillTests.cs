using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Territoires.Cli;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Storage;

/// <summary>The tool, killed with SIGKILL while applicants submit: whatever was acknowledged is there afterwards.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 4;
    private const int Applicants = 4;

    [Fact]
    public async Task A_killed_app_loses_no_receipt_and_its_call_goes_on_waiting()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var storage = await TestStorage.NewAccountAsync();
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var receipts = new ConcurrentDictionary<string, string>();
        string? progress = null;
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var app = await ServedApp.StartAsync(key, storage);
            await AcknowledgedIsThereAsync(app, receipts);
            var now = await ProgressAsync(app);
            (progress ??= now).ShouldBe(now, "since when it waits, and until when, are the orchestration's own");
            if (kill < Kills)
            {
                await SubmitUntilKilledAsync(app, kill, random.Next(1, 12), receipts);
            }
        }

        output.WriteLine($"{receipts.Count} receipts over {Kills} kills");
        await TestApp.CheckStorageAsync(storage);
        receipts.Count.ShouldBeGreaterThanOrEqualTo(Kills);
    }

    /// <summary>Once the orchestration has said anything: after the opening it takes a moment.</summary>
    private static async Task<string> ProgressAsync(ServedApp app)
    {
        while (true)
        {
            var progress = (await app.As("applicant").GetAsync($"/api/calls/{OpenCallOfTheDay.Id}/progress")).Ok();
            if (progress.Json.GetProperty("stage").ValueKind == JsonValueKind.String && progress.String("stage") == "open")
            {
                return progress.Text;
            }
        }
    }

    private static async Task AcknowledgedIsThereAsync(ServedApp app, ConcurrentDictionary<string, string> receipts)
    {
        foreach (var (draft, receipt) in receipts)
        {
            (await app.As("applicant").GetAsync($"{draft}/receipt")).Ok().Text.ShouldBe(receipt);
            (await app.As("applicant").SubmitAsync(draft, $"key-{draft}")).Ok().Text.ShouldBe(receipt);
        }
    }

    /// <summary>Several applicants at once, so that the kill falls anywhere between two writes of some of them.</summary>
    private static async Task SubmitUntilKilledAsync(ServedApp app, int round, int killAfter, ConcurrentDictionary<string, string> receipts)
    {
        var acknowledged = 0;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var applicants = Enumerable.Range(0, Applicants).Select(async applicant =>
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    var draft = await app.As("applicant").CompleteDraftAsync(
                        OpenCallOfTheDay.Id, $"{round}-{applicant}-{i}", TestCalls.ContentOfTheDay);
                    var tag = (await app.As("applicant").GetAsync(draft)).Ok().ETag!;
                    (await app.As("applicant").PatchAsync(draft, TestCalls.AnswersOfTheDay, ("If-Match", tag))).Ok();
                    receipts[draft] = (await app.As("applicant").SubmitAsync(draft, $"key-{draft}")).Ok().Text;
                    if (Interlocked.Increment(ref acknowledged) == killAfter)
                    {
                        enough.SetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // Killed under this request: nothing was promised.
            }
        }).ToArray();
        await await Task.WhenAny(enough.Task, Task.WhenAll(applicants));
        await app.KillAsync();
        await Task.WhenAll(applicants);
    }
}
