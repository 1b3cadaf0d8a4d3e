using Territoires.Core.Storage;
using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What a saved fact asks for is done in the end, by the sweep of each minute, while the storage goes on failing.</summary>
public sealed class OutboxFaultTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string?> Retries = new()
    {
        // Few tries: what fails is left to the outbox and to the orchestration's own patience, which use the app's clock.
        ["TerritoiresStorage:Retry:MaxRetries"] = "1",
        ["TerritoiresStorage:Retry:Delay"] = "00:00:00.010",
        ["TerritoiresStorage:Retry:Timeout"] = "00:00:01.500",
        ["Logging:LogLevel:Territoires"] = "None",
        ["Logging:LogLevel:Function"] = "None",
    };

    [Fact]
    public async Task Ten_minutes_of_failing_storage_leave_no_effect_undone()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        await using var storage = await FaultyStorage.BeforeAsync(await AzuriteService.StartAsync(), seed);
        await using var app = await TestApp.StartAsync(storage.ConnectionString, settings: Retries);
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);

        storage.Rate = 0.5;
        foreach (var candidate in journey.Candidates)
        {
            await DecideAsync(journey, candidate);
        }

        var left = await LeftAsync(app);
        for (var minute = 0; minute < 10; minute++)
        {
            await app.AdvanceToAsync(app.Now.AddMinutes(1));
        }

        output.WriteLine($"{left} pointers left by the acts; {string.Join(", ", storage.Faults.OrderBy(fault => fault.Key))}");
        storage.Faults.Values.Sum().ShouldBeGreaterThan(10);
        storage.Rate = 0;
        await app.AdvanceToAsync(app.Now.AddMinutes(2));

        (await app.EffectsAsync()).ShouldBe(0);
        // A pointer whose own deletion failed points to nothing: the sweep keeps such a one for an hour, for its writer may be late.
        await app.AdvanceToAsync(app.Now.AddMinutes(61));
        (await app.PointersAsync()).ShouldBe(0);
        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).Ok().Text.ShouldContain("reviewing");
    }

    private static async Task DecideAsync(CommissionJourney journey, Candidate candidate)
    {
        while ((await journey.Secretary.PostAsync($"{candidate.Path}/eligibility", new { admissible = true })) is var reply && reply.Status != 200)
        {
            // Decided by an act whose answer was lost.
            if (reply.Status == 409)
            {
                return;
            }

            reply.Status.ShouldBe(503, reply.Text);
        }
    }

    private static async Task<int> LeftAsync(TestApp app)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await app.PointersAsync();
            }
            catch (Exception failure) when (StorageOutage.Is(failure) && tries < 50)
            {
                // This question meets faults too.
            }
        }
    }
}
