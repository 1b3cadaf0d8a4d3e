using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

public sealed class LimitTests
{
    private static readonly string TooLong = new('é', 8200);

    [Fact]
    public async Task Sixteen_kilobytes_go_in_and_no_more()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<string>("Long", _ => TooLong)
            .Orchestrator<string>("Echo", (_, input) => Task.FromResult<object?>(input))
            .Orchestrator("Output", _ => Task.FromResult<object?>(TooLong))
            .Orchestrator("Status", context =>
            {
                context.SetCustomStatus(TooLong);
                return Task.FromResult<object?>(null);
            })
            .Orchestrator("Activity", async context => await context.CallActivityAsync<string>("Long"))
            .StartAsync();

        (await host.RunAsync("Echo", new string('a', 16000))).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        await Should.ThrowAsync<ArgumentException>(() => host.RunAsync("Echo", TooLong));
        foreach (string name in new[] { "Output", "Status", "Activity" })
        {
            OrchestrationMetadata failed = await host.RunAsync(name);
            failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed, name);
            failed.FailureDetails.ShouldNotBeNull().ErrorMessage.ShouldContain("at most 16384", customMessage: name);
        }
    }

    [Theory]
    [InlineData("@a")]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("é")]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void An_instance_id_that_some_backend_would_refuse_is_refused(string instanceId) =>
        Should.Throw<ArgumentException>(() => Limits.CheckInstanceId(instanceId));

    [Theory]
    [InlineData(100, OrchestrationRuntimeStatus.Completed)]
    [InlineData(101, OrchestrationRuntimeStatus.Failed)]
    public async Task A_hundred_calls_are_in_flight_at_most(int calls, OrchestrationRuntimeStatus expected)
    {
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Same", n => n)
            .Orchestrator<int>("Wide", async (context, n) => (await Task.WhenAll(
                Enumerable.Range(0, n).Select(i => context.CallActivityAsync<int>("Same", i)))).Length)
            .StartAsync();

        (await host.RunAsync("Wide", calls)).RuntimeStatus.ShouldBe(expected);
    }

    [Fact]
    public async Task A_history_of_two_thousand_events_schedules_nothing_more()
    {
        await using EngineHost host = await new EngineHost()
            .Activity<int>("Same", n => n)
            .Orchestrator("Long", async context =>
            {
                for (int i = 0; i < 40; i++)
                {
                    await Task.WhenAll(Enumerable.Range(0, 50).Select(n => context.CallActivityAsync<int>("Same", n)));
                }

                return null;
            })
            .StartAsync();

        OrchestrationMetadata failed = await host.RunAsync("Long");

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails.ShouldNotBeNull().ErrorMessage.ShouldContain("continues as new before 2000");
    }

    [Fact]
    public async Task Awaiting_what_is_not_the_contexts_fails_loudly()
    {
        TaskCompletionSource never = new();
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Foreign", async _ =>
            {
                await never.Task;
                return null;
            })
            .StartAsync();

        OrchestrationMetadata failed = await host.RunAsync("Foreign");

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails.ShouldNotBeNull().ErrorMessage.ShouldContain("not a task of its context");
    }
}
