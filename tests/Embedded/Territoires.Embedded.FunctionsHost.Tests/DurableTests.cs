using System.Net.Http.Json;
using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Territoires.Embedded.FunctionsHost.Tests.SampleApp;

namespace Territoires.Embedded.FunctionsHost.Tests;

public sealed class DurableTests : IDisposable
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse(AppStart.Noon, System.Globalization.CultureInfo.InvariantCulture);
    private readonly AppStart start = new();

    public void Dispose() => start.Dispose();

    [Fact]
    public async Task An_orchestration_that_a_request_started_runs_with_the_virtual_clock()
    {
        await using var app = await start.SampleAsync();
        (await PutAsync(app, "w1", new("Ada", Noon.AddDays(30)))).ShouldBe("w1");
        await app.SettleAsync();
        (await StatusAsync(app, "w1")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);

        await app.AdvanceToAsync(Noon.AddDays(30).AddSeconds(-1));
        (await StatusAsync(app, "w1")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
        await app.AdvanceToAsync(Noon.AddDays(30));

        var done = await StatusAsync(app, "w1");
        done.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        done.ReadOutputAs<string>().ShouldBe("Ada begins, Ada ends");
        app.Clock.GetUtcNow().ShouldBe(Noon.AddDays(30));
    }

    [Fact]
    public async Task Middleware_goes_around_every_replay_and_every_activity_with_a_scope_each()
    {
        await using var app = await start.SampleAsync();
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Wait", new Plan("Ada", Noon.AddHours(-1)));
        await app.SettleAsync();
        var seen = app.Services.GetRequiredService<Witness>().Seen;
        seen.Count(what => what == "before orchestrationTrigger Wait").ShouldBeGreaterThan(1);
        seen.Count(what => what == "after orchestrationTrigger Wait").ShouldBe(seen.Count(what => what == "before orchestrationTrigger Wait"));
        seen.Where(what => what.Contains("NoteDown", StringComparison.Ordinal)).ShouldBe(
        [
            "before activityTrigger NoteDown", "Ada begins NoteDown False", "after activityTrigger NoteDown",
            "before activityTrigger NoteDown", "Ada ends NoteDown False", "after activityTrigger NoteDown",
        ]);
    }

    [Fact]
    public async Task Started_again_on_its_folder_an_app_goes_on_where_it_stopped()
    {
        await using (var before = await start.SampleAsync())
        {
            before.Services.GetRequiredService<HttpPipelineTransport>();
            await PutAsync(before, "w1", new("Ada", Noon.AddDays(2)));
            await before.AdvanceToAsync(Noon.AddDays(1));
        }
        await using var app = await start.SampleAsync();
        // Opening the same storage folder throws while another host has it open.
        app.Services.GetRequiredService<HttpPipelineTransport>();
        app.Clock.GetUtcNow().ShouldBe(Noon.AddDays(1));
        await app.AdvanceToAsync(Noon.AddDays(2));
        (await StatusAsync(app, "w1")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        app.Services.GetRequiredService<Witness>().Seen.ShouldNotContain("Ada begins NoteDown False");
        app.Services.GetRequiredService<Witness>().Seen.ShouldContain("Ada ends NoteDown False");
    }

    [Fact]
    public async Task Two_apps_in_one_process_do_not_see_each_other()
    {
        using var elsewhere = new AppStart();
        var apps = await Task.WhenAll(start.SampleAsync(), elsewhere.SampleAsync("2030-01-01T00:00:00Z"));
        await using var one = apps[0];
        await using var two = apps[1];
        one.Address.ShouldNotBe(two.Address);
        await PutAsync(one, "same", new("Ada", Noon.AddDays(1)));
        await one.AdvanceToAsync(Noon.AddDays(1));
        (await StatusAsync(one, "same")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        (await two.DurableClient.GetInstanceAsync("same")).ShouldBeNull();
        two.Clock.GetUtcNow().Year.ShouldBe(2030);
        await one.StopAsync();
        (await PutAsync(two, "same", new("Bo", Noon))).ShouldBe("same");
    }

    [Fact]
    public async Task A_middleware_that_waits_for_its_own_around_an_orchestrator_fails_it_with_an_explanation()
    {
        static Task MainAsync(string[] args)
        {
            var builder = FunctionsApplication.CreateBuilder(args);
            builder.ConfigureFunctionsWebApplication();
            // Never done: a wait that ends while the turn still looks may get the engine's explanation of foreign waits instead.
            var never = new TaskCompletionSource();
            builder.UseMiddleware(async (_, next) =>
            {
                await never.Task;
                await next();
            });
            builder.Services.AddSingleton<Witness>();
            return builder.Build().RunAsync();
        }

        await using var app = await EmbeddedApp.StartAsync(MainAsync, start.Settings());
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Wait", new Plan("Ada", Noon), new StartOrchestrationOptions { InstanceId = "w1" });
        await app.SettleAsync();
        var failed = await StatusAsync(app, "w1");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        failed.FailureDetails!.ErrorMessage.ShouldContain("register it with UseWhen");
    }

    private static async Task<OrchestrationMetadata> StatusAsync(EmbeddedApp app, string id) =>
        (await app.DurableClient.GetInstanceAsync(id, getInputsAndOutputs: true)).ShouldNotBeNull();

    private static async Task<string> PutAsync(EmbeddedApp app, string id, Plan plan)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        using var response = await http.PutAsJsonAsync(new Uri($"waits/{id}", UriKind.Relative), plan);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
