using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

public sealed class VirtualTimeTests
{
    private static async Task<object?> Sleep(TaskOrchestrationContext context)
    {
        await context.CreateTimer(context.GetInput<DateTime>(), CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Fact]
    public async Task A_timer_of_ten_years_fires_when_it_is_reached_and_not_before()
    {
        DateTimeOffset due = EngineHost.Start.AddYears(10);
        await using EngineHost host = await new EngineHost().Orchestrator("Sleep", Sleep).StartAsync();
        await host.RunAsync("Sleep", due.UtcDateTime, "s");

        await host.Engine.AdvanceToAsync(due.AddTicks(-1));
        (await host.SettledAsync("s")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await host.Engine.AdvanceToAsync(due);

        (await host.SettledAsync("s")).ReadOutputAs<DateTime>().ShouldBe(due.UtcDateTime);
    }

    [Fact]
    public async Task Time_and_timers_survive_a_reopening()
    {
        DateTimeOffset due = EngineHost.Start.AddDays(30);
        await using EngineHost host = await new EngineHost().Orchestrator("Sleep", Sleep).StartAsync();
        await host.RunAsync("Sleep", due.UtcDateTime, "s");
        await host.Engine.AdvanceToAsync(EngineHost.Start.AddDays(20));

        await host.ReopenAsync();

        host.Clock.GetUtcNow().ShouldBe(EngineHost.Start.AddDays(20));
        host.Engine.NextTimerDue.ShouldBe(due);
        await host.Engine.AdvanceToAsync(EngineHost.Start.AddDays(40));
        (await host.SettledAsync("s")).ReadOutputAs<DateTime>().ShouldBe(due.UtcDateTime);
        host.Clock.GetUtcNow().ShouldBe(EngineHost.Start.AddDays(40));
    }

    [Fact]
    public async Task Timers_fire_in_order_and_each_settles_before_the_next()
    {
        List<string> log = [];
        EngineHost host = new();
        host.Activity<string>("Log", (string? what) =>
            {
                log.Add($"{what} {(host.Clock.GetUtcNow() - EngineHost.Start).TotalDays}");
                return (object?)null;
            })
            .Orchestrator<int>("Log", async (context, days) =>
            {
                await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
                await context.CallActivityAsync("Log", context.InstanceId);
                await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                await context.CallActivityAsync("Log", context.InstanceId);
                return null;
            });
        await using EngineHost started = await host.StartAsync();
        await host.RunAsync("Log", 2, "late");
        await host.RunAsync("Log", 1, "early");
        int hostSettled = 0;

        await host.Engine.AdvanceToAsync(EngineHost.Start.AddDays(10), _ =>
        {
            hostSettled++;
            return Task.CompletedTask;
        });

        log.ShouldBe(["early 1", "late 2", "early 3", "late 4"]);
        hostSettled.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task What_the_host_does_while_it_settles_happens_before_time_goes_on()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Wait", async context =>
            {
                await context.WaitForExternalEvent<object?>("Swept");
                return context.CurrentUtcDateTime;
            })
            .StartAsync();
        await host.RunAsync("Wait", instanceId: "w");
        bool swept = false;

        await host.Engine.AdvanceToAsync(EngineHost.Start.AddDays(5), async cancellation =>
        {
            if (!swept)
            {
                swept = true;
                await host.Client.RaiseEventAsync("w", "Swept", cancellation: cancellation);
            }
        });

        (await host.SettledAsync("w")).ReadOutputAs<DateTime>().ShouldBe(EngineHost.Start.UtcDateTime);
    }

    [Fact]
    public async Task Time_goes_neither_back_nor_by_hand_on_a_system_clock()
    {
        await using EngineHost host = await new EngineHost().StartAsync();
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => host.Engine.AdvanceToAsync(EngineHost.Start.AddTicks(-1)));

        await using EngineHost system = await new EngineHost { Clock = TimeProvider.System }.StartAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => system.Engine.AdvanceToAsync(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task On_the_system_clock_a_timer_fires_by_itself()
    {
        await using EngineHost host = await new EngineHost { Clock = TimeProvider.System }
            .Orchestrator("Short", async context =>
            {
                DateTime due = context.CurrentUtcDateTime.AddMilliseconds(50);
                await context.CreateTimer(due, CancellationToken.None);
                return context.CurrentUtcDateTime >= due;
            })
            .StartAsync();
        string id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Short");

        OrchestrationMetadata done = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        done.ReadOutputAs<bool>().ShouldBeTrue();
    }
}
