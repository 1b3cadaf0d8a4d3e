using Territoires.Tests.TestSupport;
using Territoires.Tests.TestSupport.Faults;

namespace Territoires.Functions.Tests.Storage;

/// <summary>What a saved fact asks for is done in the end, by the queue of effects, while the storage goes on failing.</summary>
public sealed class OutboxFaultTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string?> Retries = new()
    {
        // Few tries: what fails is left to the queue, and to the orchestration's own patience, which uses the app's clock.
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

        storage.Rate = 0.3;
        try
        {
            foreach (var candidate in journey.Candidates)
            {
                await DecideAsync(journey, candidate);
            }

            for (var minute = 0; minute < 10; minute++)
            {
                await app.AdvanceToAsync(app.Now.AddMinutes(1));
            }
        }
        finally
        {
            // The end of the app, which reads what is stored, says nothing of a failure before it.
            storage.Rate = 0;
        }

        output.WriteLine(string.Join(", ", storage.Faults.OrderBy(fault => fault.Key)));
        storage.Faults.Values.Sum().ShouldBeGreaterThan(10);
        // What was not shown shows itself, and what was given up while the storage failed is sent again.
        while (await app.MessagesAsync() > 0)
        {
            await app.SettleAsync();
        }

        (await app.As(Role.Administrator).SendAsync(HttpMethod.Post, "/gestion/echecs", new FormUrlEncodedContent([]))).Status.ShouldBe(
            302);
        await app.AdvanceToAsync(app.Now.AddMinutes(2));

        (await app.EffectsAsync()).ShouldBe(0);
        (await journey.Secretary.GetAsync($"{journey.CallPath}/progress")).Ok().Text.ShouldContain("reviewing");
    }

    private static async Task DecideAsync(CommissionJourney journey, Candidate candidate)
    {
        while ((await journey.Secretary.PostAsync($"{candidate.Path}/eligibility", new { admissible = true }))
            is var reply && reply.Status != 200)
        {
            // Decided by an act whose answer was lost.
            if (reply.Status == 409)
            {
                return;
            }

            reply.Status.ShouldBe(503, reply.Text);
        }
    }
}
