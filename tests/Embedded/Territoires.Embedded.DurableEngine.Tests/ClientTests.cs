using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

/// <summary>What a client may ask, and what it is refused.</summary>
public sealed class ClientTests
{
    private static EngineHost Host() => new EngineHost()
        .Orchestrator("Echo", context => Task.FromResult<object?>(context.GetInput<string>()))
        .Orchestrator("Wait", async context => await context.WaitForExternalEvent<string>("Go"));

    [Fact]
    public async Task A_finished_instance_is_replaced_without_a_word_unless_its_status_is_deduplicated()
    {
        await using EngineHost host = await Host().StartAsync();
        await host.RunAsync("Echo", "one", "e");

        (await host.RunAsync("Echo", "two", "e")).ReadOutputAs<string>().ShouldBe("two");

        StartOrchestrationOptions once = new StartOrchestrationOptions("e")
            .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        await Should.ThrowAsync<InvalidOperationException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "three", once));
        (await host.SettledAsync("e")).ReadOutputAs<string>().ShouldBe("two");
    }

    [Fact]
    public async Task A_running_instance_is_never_replaced()
    {
        await using EngineHost host = await Host().StartAsync();
        await host.RunAsync("Wait", instanceId: "w");

        await Should.ThrowAsync<InvalidOperationException>(() => host.RunAsync("Wait", instanceId: "w"));
    }

    [Fact]
    public async Task Events_to_a_missing_or_ended_instance_are_refused()
    {
        await using EngineHost host = await Host().StartAsync();
        await host.RunAsync("Echo", "x", "ended");

        await Should.ThrowAsync<ArgumentException>(() => host.Client.RaiseEventAsync("missing", "Go"));
        (await Should.ThrowAsync<InvalidOperationException>(() => host.Client.RaiseEventAsync("ended", "Go"))).Message.ShouldContain("Completed");
    }

    [Fact]
    public async Task A_suspended_instance_hears_nothing_until_it_resumes()
    {
        await using EngineHost host = await Host().StartAsync();
        await host.RunAsync("Wait", instanceId: "w");
        await host.Client.SuspendInstanceAsync("w", "pause");
        (await host.SettledAsync("w")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);

        await host.Client.RaiseEventAsync("w", "Go", "now");
        (await host.SettledAsync("w")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);

        await host.Client.ResumeInstanceAsync("w");
        (await host.SettledAsync("w")).ReadOutputAs<string>().ShouldBe("now");
    }

    [Fact]
    public async Task Terminating_gives_the_output_and_reaches_the_children_when_recursive()
    {
        await using EngineHost host = await Host()
            .Orchestrator("Parent", async context => await context.CallSubOrchestratorAsync<string>(
                "Wait", null, new SubOrchestrationOptions(instanceId: "child")))
            .StartAsync();
        await host.RunAsync("Parent", instanceId: "p");

        await host.Client.TerminateInstanceAsync("p", new TerminateInstanceOptions("annulé", Recursive: true));

        OrchestrationMetadata parent = await host.SettledAsync("p");
        parent.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        parent.ReadOutputAs<string>().ShouldBe("annulé");
        (await host.SettledAsync("child")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
    }

    [Fact]
    public async Task Instances_are_listed_by_page_and_purged_once_ended()
    {
        await using EngineHost host = await Host().StartAsync();
        for (int i = 0; i < 5; i++)
        {
            await host.RunAsync("Echo", i.ToString(System.Globalization.CultureInfo.InvariantCulture), $"call-{i}");
        }

        await host.RunAsync("Wait", instanceId: "other");
        List<string> ids = [];
        await foreach (OrchestrationMetadata found in host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: "call-", PageSize: 2)))
        {
            ids.Add(found.InstanceId);
        }

        ids.ShouldBe(["call-0", "call-1", "call-2", "call-3", "call-4"]);
        (await host.Client.PurgeInstanceAsync("call-0")).PurgedInstanceCount.ShouldBe(1);
        (await host.Client.PurgeInstanceAsync("other")).PurgedInstanceCount.ShouldBe(0);
        (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter())).PurgedInstanceCount.ShouldBe(4);
        (await host.Client.GetInstanceAsync("call-1")).ShouldBeNull();
    }

    [Fact]
    public async Task Versions_and_tags_are_kept()
    {
        await using EngineHost host = await new EngineHost()
            .Orchestrator("Version", context => Task.FromResult<object?>(context.Version + context.CompareVersionTo("2")))
            .StartAsync();
        StartOrchestrationOptions options = new("v") { Version = "3", Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["call"] = "c1" } };
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Version", null, options);

        OrchestrationMetadata chosen = await host.SettledAsync("v");
        chosen.ReadOutputAs<string>().ShouldBe("31");
        chosen.Tags["call"].ShouldBe("c1");
        (await host.RunAsync("Version")).ReadOutputAs<string>().ShouldBe("1-1");
    }

    [Fact]
    public async Task Waiting_for_completion_returns_when_the_instance_ends()
    {
        await using EngineHost host = await Host().StartAsync();
        await host.RunAsync("Wait", instanceId: "w");
        Task<OrchestrationMetadata> waiting = host.Client.WaitForInstanceCompletionAsync("w", getInputsAndOutputs: true);
        waiting.IsCompleted.ShouldBeFalse();

        await host.Client.RaiseEventAsync("w", "Go", "fini");

        (await waiting).ReadOutputAs<string>().ShouldBe("fini");
    }

    [Fact]
    public async Task What_has_no_function_is_refused_or_fails_by_name()
    {
        await using EngineHost host = await Host()
            .Orchestrator("Lost", async context => await context.CallActivityAsync<string>("Nowhere"))
            .StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => host.RunAsync("Nothing"));
        (await host.RunAsync("Lost")).FailureDetails.ShouldNotBeNull().InnerFailure!.ErrorType.ShouldBe("ActivityTaskNotFound");
    }
}
