using System.Text.Json.Nodes;
using DurableTask.Core.Exceptions;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;

namespace Territoires.LocalHost.Tests;

/// <summary>What the real platform was seen to do, in memory on a held clock and on Azure Storage on the system's.</summary>
public sealed class DurableTests(Azurite azurite)
{
    private static readonly OrchestrationRuntimeStatus[] EveryStatus = [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_orchestration_that_a_function_starts_runs_its_activity(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);

        using var http = app.Http();
        (await http.PostAsync("orchestrations/Greet/one", null)).EnsureSuccessStatusCode();

        var greeted = await app.DurableClient.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        greeted.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        greeted.ReadOutputAs<string>().ShouldBe("Hello, input!");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_activity_that_throws_fails_its_orchestration_with_what_it_said(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Fail", new StartOrchestrationOptions("one"));

        var failed = await app.DurableClient.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);

        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        // The Azure Storage backend keeps no failure details of an instance, only its output.
        (failed.FailureDetails?.ErrorMessage ?? failed.SerializedOutput).ShouldNotBeNull().ShouldContain("Broken on purpose.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_reaches_the_orchestration_that_waits_for_it(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("one"));

        await app.DurableClient.RaiseEventAsync("one", "go", "gone");

        var over = await app.DurableClient.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        over.ReadOutputAs<string>().ShouldBe("gone");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Starting_an_id_again_is_refused_in_the_statuses_that_say_so_and_else_replaces_the_one_that_is_over(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);
        var client = app.DurableClient;
        await client.ScheduleNewOrchestrationInstanceAsync("Greet", "first", new StartOrchestrationOptions("one"));
        await client.WaitForInstanceCompletionAsync("one");

        var refused = new StartOrchestrationOptions("one").WithDedupeStatuses(EveryStatus);
        await Should.ThrowAsync<OrchestrationAlreadyExistsException>(
            () => client.ScheduleNewOrchestrationInstanceAsync("Greet", "second", refused));
        (await client.GetInstanceAsync("one", getInputsAndOutputs: true))!.ReadInputAs<string>().ShouldBe("first");

        await client.ScheduleNewOrchestrationInstanceAsync("Greet", "third", new StartOrchestrationOptions("one"));
        (await client.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true)).ReadInputAs<string>().ShouldBe("third");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_id_that_is_unknown_is_null_and_takes_no_event_nor_does_one_that_is_over(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);
        var client = app.DurableClient;
        await client.ScheduleNewOrchestrationInstanceAsync("Greet", "it", new StartOrchestrationOptions("over"));
        await client.WaitForInstanceCompletionAsync("over");

        (await client.GetInstanceAsync("unknown")).ShouldBeNull();
        (await Should.ThrowAsync<RpcException>(() => client.RaiseEventAsync("unknown", "go"))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await Should.ThrowAsync<RpcException>(() => client.RaiseEventAsync("over", "go")))
            .StatusCode.ShouldBe(StatusCode.FailedPrecondition);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_orchestration_that_has_no_function_is_accepted_and_fails(bool isInMemory)
    {
        await using var app = await StartAsync(isInMemory);
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Absent", new StartOrchestrationOptions("one"));

        (await app.DurableClient.WaitForInstanceCompletionAsync("one")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
    }

    [Fact]
    public async Task Sixty_days_of_timers_pass_at_their_instants()
    {
        await using var app = await StartAsync(isInMemory: true);
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("SixtyDays", new StartOrchestrationOptions("sixty"));

        await app.AdvanceToAsync(Sample.Start.AddDays(60).AddHours(5));

        app.Diary().Lines.Where(line => line.StartsWith("note", StringComparison.Ordinal)).ShouldBe(
            Enumerable.Range(1, 60).Select(day => FormattableString.Invariant($"note {Sample.Start.AddDays(day):yyyy-MM-dd} 12:00")));
        var over = (await app.DurableClient.GetInstanceAsync("sixty"))!;
        over.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        over.CreatedAt.ShouldBe(Sample.Start);
        over.LastUpdatedAt.ShouldBe(new DateTimeOffset(2026, 6, 19, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task An_app_that_starts_again_on_the_same_clock_goes_on_with_its_orchestrations()
    {
        var clock = new HeldClock(Sample.Start);
        await using (var first = await Sample.StartAsync(azurite, clock))
        {
            await first.DurableClient.ScheduleNewOrchestrationInstanceAsync("SixtyDays", new StartOrchestrationOptions("sixty"));
            await first.DurableClient.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("wait"));
            await first.DurableClient.ScheduleNewOrchestrationInstanceAsync("Patient", new StartOrchestrationOptions("patient"));
            await Eventually.IsTrueAsync(() => first.Diary().Lines.Contains("activity began"), "the activity is under way");
        }

        // Long enough for the first to have said of its activity that it was called off: that is not a failure of the activity.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await using var second = await Sample.StartAsync(azurite, clock);
        await Eventually.IsTrueAsync(() => second.Diary().Lines.Contains("activity began"), "the activity runs again");
        second.Diary().Gate.Release();
        await second.DurableClient.RaiseEventAsync("wait", "go", "gone");
        await second.AdvanceToAsync(Sample.Start.AddDays(61));

        foreach (var (id, output) in (IEnumerable<(string, string)>)[("sixty", "sixty days"), ("wait", "gone"), ("patient", "let go")])
        {
            (await second.DurableClient.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadOutputAs<string>().ShouldBe(output);
        }
    }

    [Fact]
    public async Task A_history_is_exported_alike_by_two_runs()
    {
        var first = await ExportAsync();
        var second = await ExportAsync();

        first.ShouldContain("Hello");
        second.ShouldBe(first);
    }

    [Fact]
    public async Task An_exported_history_is_replayed_by_the_worker_s_own_code()
    {
        var history = JsonNode.Parse(await ExportAsync())!;
        var request = OrchestratorRequest.Parser.ParseJson(history["request"]!.ToJsonString());
        var answered = OrchestratorResponse.Parser.ParseJson(history["response"]!.ToJsonString());

        var replayed = GrpcOrchestrationRunner.LoadAndRun<string, string>(
            Convert.ToBase64String(request.ToByteArray()), (context, _) => SampleApp.Durable.GreetAsync(context)!);

        OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(replayed)).Actions.ShouldBe(answered.Actions);
    }

    private async Task<string> ExportAsync()
    {
        await using var app = await StartAsync(isInMemory: true);
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Greet", "it", new StartOrchestrationOptions("one"));
        await app.SettleAsync();
        return await app.ExportHistoryAsync("one");
    }

    private Task<LocalApp> StartAsync(bool isInMemory) => Sample.StartAsync(azurite, isInMemory ? new HeldClock(Sample.Start) : null);
}
