using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

/// <summary>The documented patterns of Durable Functions.</summary>
public sealed class PatternTests
{
    [Fact]
    public async Task A_sequence_passes_each_result_to_the_next_activity()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Double", n => n * 2)
            .Orchestrator<int>("Sequence", async (context, n) =>
            {
                int once = await context.CallActivityAsync<int>("Double", n);
                return await context.CallActivityAsync<int>("double", once);
            })
            .StartAsync();

        OrchestrationMetadata done = await host.RunAsync("sequence", 10);

        done.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        done.ReadOutputAs<int>().ShouldBe(40);
        done.ReadInputAs<int>().ShouldBe(10);
    }

    [Fact]
    public async Task Fan_out_runs_together_and_fan_in_keeps_the_order()
    {
        TaskCompletionSource together = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int entered = 0;
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Square", async n =>
            {
                if (Interlocked.Increment(ref entered) == 10)
                {
                    together.SetResult();
                }

                await together.Task;
                return n * n;
            })
            .Orchestrator("FanOut", async context =>
                await Task.WhenAll(Enumerable.Range(1, 10).Select(n => context.CallActivityAsync<int>("Square", n))))
            .StartAsync();

        (await host.RunAsync("FanOut")).ReadOutputAs<int[]>().ShouldBe([1, 4, 9, 16, 25, 36, 49, 64, 81, 100]);
    }

    private static async Task<object?> ApproveOrEscalate(TaskOrchestrationContext context)
    {
        using CancellationTokenSource loser = new();
        Task<string> approval = context.WaitForExternalEvent<string>("Approval", loser.Token);
        Task deadline = context.CreateTimer(TimeSpan.FromDays(3), loser.Token);
        Task winner = await Task.WhenAny(approval, deadline);
        loser.Cancel();
        return winner == approval ? await approval : "escalated";
    }

    [Fact]
    public async Task An_event_beats_its_deadline_and_the_cancelled_timer_never_fires()
    {
        await using EngineHost host = await new EngineHost().Orchestrator("Approve", ApproveOrEscalate).StartAsync();
        (await host.RunAsync("Approve", instanceId: "a")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        host.Engine.NextTimerDue.ShouldBe(EngineHost.Start.AddDays(3));

        await host.Client.RaiseEventAsync("a", "APPROVAL", "oui");

        (await host.SettledAsync("a")).ReadOutputAs<string>().ShouldBe("oui");
        host.Engine.NextTimerDue.ShouldBeNull();
    }

    [Fact]
    public async Task A_deadline_beats_an_event_that_does_not_come()
    {
        await using EngineHost host = await new EngineHost().Orchestrator("Approve", ApproveOrEscalate).StartAsync();
        await host.RunAsync("Approve", instanceId: "a");

        await host.AdvanceAsync(TimeSpan.FromDays(4));

        (await host.SettledAsync("a")).ReadOutputAs<string>().ShouldBe("escalated");
    }

    [Fact]
    public async Task Cancelling_a_timer_throws_TaskCanceledException_in_the_code()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Cancel", async context =>
            {
                using CancellationTokenSource source = new();
                Task timer = context.CreateTimer(TimeSpan.FromDays(1), source.Token);
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                source.Cancel();
                try
                {
                    await timer;
                    return "fired";
                }
                catch (TaskCanceledException)
                {
                    return "cancelled";
                }
            })
            .StartAsync();
        await host.RunAsync("Cancel", instanceId: "c");

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        (await host.SettledAsync("c")).ReadOutputAs<string>().ShouldBe("cancelled");
        host.Engine.NextTimerDue.ShouldBeNull();
    }

    [Fact]
    public async Task A_wait_with_a_timeout_throws_TaskCanceledException_when_nothing_comes()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Never", TimeSpan.FromDays(1)))
            .StartAsync();
        await host.RunAsync("Wait", instanceId: "w");

        await host.AdvanceAsync(TimeSpan.FromDays(1));

        OrchestrationMetadata failed = await host.SettledAsync("w");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails.ShouldNotBeNull().IsCausedBy<TaskCanceledException>().ShouldBeTrue();
    }

    [Fact]
    public async Task Events_are_kept_until_waited_for_and_two_waits_are_a_stack()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Events", async context =>
            {
                await context.WaitForExternalEvent<object?>("Go");
                string early = await context.WaitForExternalEvent<string>("Word");
                Task<string> first = context.WaitForExternalEvent<string>("Word");
                Task<string> second = context.WaitForExternalEvent<string>("Word");
                await Task.WhenAll(first, second);
                return new[] { early, await first, await second };
            })
            .StartAsync();
        await host.RunAsync("Events", instanceId: "e");
        await host.Client.RaiseEventAsync("e", "Word", "early");
        await host.SettledAsync("e");
        await host.Client.RaiseEventAsync("e", "Go");
        await host.SettledAsync("e");
        await host.Client.RaiseEventAsync("e", "Word", "one");
        await host.Client.RaiseEventAsync("e", "Word", "two");

        (await host.SettledAsync("e")).ReadOutputAs<string[]>().ShouldBe(["early", "two", "one"]);
    }

    [Fact]
    public async Task A_sub_orchestration_answers_its_parent_and_knows_it()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Child", "x", new SubOrchestrationOptions(instanceId: context.InstanceId + "-child")))
            .Orchestrator<string>("Child", (context, input) => Task.FromResult<object?>($"{input} for {context.Parent!.InstanceId} as {context.InstanceId}"))
            .StartAsync();

        (await host.RunAsync("Parent", instanceId: "p")).ReadOutputAs<string>().ShouldBe("x for p as p-child");
    }

    [Fact]
    public async Task A_failure_comes_through_a_sub_orchestration_with_its_causes()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<object>("Fail", (Func<object?, object?>)(_ => throw new InvalidDataException("no quorum")))
            .Orchestrator("Child", async context => await context.CallActivityAsync<object?>("Fail"))
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<object?>("Child"))
            .StartAsync();

        OrchestrationMetadata failed = await host.RunAsync("Parent");

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        TaskFailureDetails failure = failed.FailureDetails.ShouldNotBeNull();
        failure.ErrorType.ShouldBe(typeof(TaskFailedException).FullName);
        failure.InnerFailure!.InnerFailure!.ErrorType.ShouldBe(typeof(InvalidDataException).FullName);
        failure.InnerFailure.InnerFailure.ErrorMessage.ShouldBe("no quorum");
    }

    [Fact]
    public async Task Retries_follow_the_policy_on_durable_timers()
    {
        List<DateTimeOffset> runs = [];
        EngineHost host = new();
        host.Activity<object>("Flaky", _ =>
            {
                runs.Add(host.Clock.GetUtcNow());
                return runs.Count < 4 ? throw new IOException("not yet") : "done";
            })
            .Orchestrator("Retry", async context => await context.CallActivityAsync<string>(
                "Flaky", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(1), 2, TimeSpan.FromMinutes(3)))));
        await using EngineHost started = await host.StartAsync();
        await host.RunAsync("Retry", instanceId: "r");

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        (await host.SettledAsync("r")).ReadOutputAs<string>().ShouldBe("done");
        runs.ConvertAll(run => (run - EngineHost.Start).TotalMinutes).ShouldBe([0, 1, 3, 6]);
    }

    [Fact]
    public async Task Retries_end_with_the_policy_or_when_the_handler_says_so()
    {
        int runs = 0;
        TaskOptions thrice = TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 3 && retry.LastFailure.IsCausedBy<IOException>());
        await using EngineHost host = await new EngineHost()
            .Activity<object>("Fail", _ =>
            {
                runs++;
                return (object?)(runs > 0 ? throw new IOException("never") : null);
            })
            .Orchestrator("Handler", async context => await context.CallActivityAsync<object?>("Fail", thrice))
            .Orchestrator("Policy", async context => await context.CallActivityAsync<object?>("Fail", TaskOptions.FromRetryPolicy(
                new RetryPolicy(9, TimeSpan.FromSeconds(1)) { HandleFailure = failure => !failure.IsCausedBy<IOException>() })))
            .StartAsync();

        (await host.RunAsync("Handler")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        runs.ShouldBe(3);
        (await host.RunAsync("Policy")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        runs.ShouldBe(4);
    }

    [Fact]
    public async Task Continue_as_new_starts_over_with_the_events_not_yet_waited_for()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator<int[]>("Collect", async (context, seen) =>
            {
                int next = await context.WaitForExternalEvent<int>("Number");
                int[] all = [.. seen ?? [], next];
                if (all.Length == 3)
                {
                    return all;
                }

                context.ContinueAsNew(all);
                return null;
            })
            .StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Collect", new StartOrchestrationOptions("c", EngineHost.Start.AddHours(1)));
        for (int n = 1; n <= 3; n++)
        {
            await host.Client.RaiseEventAsync("c", "Number", n);
        }

        (await host.SettledAsync("c")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        (await host.SettledAsync("c")).ReadOutputAs<int[]>().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task One_orchestration_signals_another_and_shows_a_custom_status()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Listener", async context =>
            {
                context.SetCustomStatus(new { stage = "à l'écoute" });
                return await context.WaitForExternalEvent<string>("Hello");
            })
            .Orchestrator("Speaker", context =>
            {
                context.SendEvent("listener", "hello", "bonjour");
                return Task.FromResult<object?>(null);
            })
            .StartAsync();
        OrchestrationMetadata listening = await host.RunAsync("Listener", instanceId: "listener");
        listening.SerializedCustomStatus.ShouldNotBeNull().ShouldContain("stage");

        await host.RunAsync("Speaker");

        (await host.SettledAsync("listener")).ReadOutputAs<string>().ShouldBe("bonjour");
    }

    [Fact]
    public async Task Guids_and_time_are_the_same_at_each_replay()
    {
        List<(Guid, DateTime)> seen = [];
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Stable", async context =>
            {
                seen.Add((context.NewGuid(), context.CurrentUtcDateTime));
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                return new[] { context.NewGuid() != seen[0].Item1 };
            })
            .StartAsync();
        await host.RunAsync("Stable", instanceId: "s");
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        (await host.SettledAsync("s")).ReadOutputAs<bool[]>().ShouldBe([true]);
        seen.Count.ShouldBe(2);
        seen.Distinct().ShouldBe([(seen[0].Item1, EngineHost.Start.UtcDateTime)]);
        seen[0].Item1.Version.ShouldBe(8);
    }
}
