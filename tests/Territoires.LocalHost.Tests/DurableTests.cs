using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.LocalHost.Tests;

public sealed class DurableTests(Azurite azurite)
{
    [Fact]
    public async Task An_orchestration_runs_its_activities_in_memory()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));

        using var http = app.Http();
        (await http.PostAsync("orchestrations/Greet/one", null)).EnsureSuccessStatusCode();
        await app.SettleAsync();

        var greeted = (await app.DurableClient.GetInstanceAsync("one", getInputsAndOutputs: true))!;
        greeted.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        greeted.ReadOutputAs<string>().ShouldBe("Hello, input!");
        greeted.CreatedAt.ShouldBe(Sample.Start);
    }

    [Fact]
    public async Task An_orchestration_runs_its_activities_on_Azure_Storage()
    {
        await using var app = await Sample.StartAsync(azurite);

        using var http = app.Http();
        (await http.PostAsync("orchestrations/Greet/one", null)).EnsureSuccessStatusCode();

        var greeted = await app.DurableClient.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        greeted.ReadOutputAs<string>().ShouldBe("Hello, input!");
    }

    [Fact]
    public async Task Sixty_days_of_timers_pass_at_their_instants()
    {
        await using var app = await Sample.StartAsync(azurite, new HeldClock(Sample.Start));
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("SixtyDays", new StartOrchestrationOptions("sixty"));

        await app.AdvanceToAsync(Sample.Start.AddDays(60).AddHours(5));

        app.Diary().Lines.Where(line => line.StartsWith("note", StringComparison.Ordinal)).ShouldBe(
            Enumerable.Range(1, 60).Select(day => FormattableString.Invariant($"note {Sample.Start.AddDays(day):yyyy-MM-dd} 12:00")));
        (await app.DurableClient.GetInstanceAsync("sixty"))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }
}
