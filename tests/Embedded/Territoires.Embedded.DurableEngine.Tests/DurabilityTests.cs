using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

/// <summary>What was acknowledged is there after a close, a kill, a second start.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task An_orchestration_goes_on_after_a_close_and_an_open()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<string>("Upper", s => s!.ToUpperInvariant())
            .Orchestrator("Wait", async context =>
            {
                string first = await context.CallActivityAsync<string>("Upper", "a");
                string second = await context.WaitForExternalEvent<string>("Go");
                return first + second;
            })
            .StartAsync();
        await host.RunAsync("Wait", instanceId: "w");

        await host.ReopenAsync();
        await host.Client.RaiseEventAsync("w", "Go", "b");

        (await host.SettledAsync("w")).ReadOutputAs<string>().ShouldBe("Ab");
    }

    [Fact]
    public async Task An_activity_that_a_stop_interrupts_runs_again()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        EngineHost host = new();
        host.Functions.AddActivity("Slow", async call =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                entered.SetResult();
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            }

            return "done";
        });
        host.Orchestrator("Slow", async context => await context.CallActivityAsync<string>("Slow"));
        await using EngineHost started = await host.StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Slow", new StartOrchestrationOptions("s"));
        await entered.Task;

        await host.ReopenAsync();

        (await host.SettledAsync("s")).ReadOutputAs<string>().ShouldBe("done");
        runs.ShouldBe(2);
    }

    [Fact]
    public async Task The_files_of_a_running_engine_hold_all_that_was_acknowledged()
    {
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using SemaphoreSlim entered = new(0);
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Hold", async n =>
            {
                entered.Release();
                await release.Task;
                return n + 1;
            })
            .Orchestrator<int>("Hold", async (context, n) =>
            {
                await context.CallActivityAsync<int>("Hold", n);
                return await context.WaitForExternalEvent<int>("Go");
            })
            .StartAsync();
        for (int i = 0; i < 8; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Hold", i, new StartOrchestrationOptions($"h{i}"));
            await host.Client.RaiseEventAsync($"h{i}", "Go", i * 10);
        }

        for (int i = 0; i < 8; i++)
        {
            await entered.WaitAsync(TestContext.Current.CancellationToken);
        }

        string killed = host.CopyFiles();
        release.SetResult();
        await using DurableEngine survivor = await host.OpenAsync(killed);
        await survivor.StartAsync();
        await survivor.SettleAsync(TestContext.Current.CancellationToken);

        for (int i = 0; i < 8; i++)
        {
            OrchestrationMetadata? found = await survivor.CreateClient("test").GetInstanceAsync($"h{i}", getInputsAndOutputs: true);
            found.ShouldNotBeNull().RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
            found.ReadOutputAs<int>().ShouldBe(i * 10);
        }
    }

    [Fact]
    public async Task Five_hundred_orchestrations_at_once_share_commits_and_all_end()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Next", n => n + 1)
            .Orchestrator<int>("Count", async (context, n) =>
                await context.CallActivityAsync<int>("Next", await context.CallActivityAsync<int>("Next", n)))
            .StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 500).Select(n =>
            host.Client.ScheduleNewOrchestrationInstanceAsync("Count", n, new StartOrchestrationOptions($"n{n:D3}"))));
        await host.Engine.SettleAsync(TestContext.Current.CancellationToken);

        int expected = 2;
        await foreach (OrchestrationMetadata found in host.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
        {
            found.ReadOutputAs<int>().ShouldBe(expected++);
        }

        expected.ShouldBe(502);
    }

    [Fact]
    public async Task Every_commit_is_flushed()
    {
        await using EngineHost host = await new EngineHost().StartAsync();

        var (journal, synchronous) = await host.Engine.Database.WriteAsync(scope =>
            ((string)scope.Db.Scalar("PRAGMA journal_mode")!, (long)scope.Db.Scalar("PRAGMA synchronous")!));

        journal.ShouldBe("wal");
        synchronous.ShouldBe(2, "FULL");
    }

    [Fact]
    public async Task A_second_engine_on_the_same_file_is_refused()
    {
        await using EngineHost host = await new EngineHost().StartAsync();

        await Should.ThrowAsync<IOException>(() => host.OpenAsync(host.DatabasePath));
    }

    [Fact]
    public async Task A_refused_write_rolls_back_alone()
    {
        await using EngineHost host = await new EngineHost().Orchestrator("Echo", _ => Task.FromResult<object?>(1)).StartAsync();
        Task<bool> refused = host.Engine.Database.WriteAsync<bool>(scope =>
        {
            scope.Db.Execute("DELETE FROM meta");
            throw new InvalidOperationException("refused");
        });
        Task<OrchestrationMetadata> other = host.RunAsync("Echo");

        await Should.ThrowAsync<InvalidOperationException>(() => refused);
        (await other).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Fact]
    public async Task A_failed_database_acknowledges_nothing_and_says_why()
    {
        await using EngineHost host = await new EngineHost().Orchestrator("Echo", _ => Task.FromResult<object?>(1)).StartAsync();

        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => host.Engine.Database.WriteAsync(scope => scope.Db.Execute("broken")));

        await Should.ThrowAsync<InvalidOperationException>(() => host.RunAsync("Echo"));
        await Should.ThrowAsync<InvalidOperationException>(() => host.Engine.SettleAsync());
    }
}
