using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.LocalHost.Tests;

/// <summary>The worker as a process of its own, as a deployment has it.</summary>
public sealed class ChildWorkerTests(Azurite azurite)
{
    [Fact]
    public async Task A_worker_that_is_killed_is_started_again_and_answers()
    {
        await using var app = await Sample.StartChildAsync(azurite);
        using var http = app.Http();
        var before = await http.GetStringAsync("process");
        before.ShouldBe(app.WorkerProcessId!.Value.ToString(CultureInfo.InvariantCulture));

        using var killed = await http.PostAsync("kill", null);
        ((int)killed.StatusCode).ShouldBe(500);

        await Eventually.IsTrueAsync(async () => await http.GetAsync("process") is { IsSuccessStatusCode: true } answer
            && await answer.Content.ReadAsStringAsync() != before, "a new worker answers");
        (await http.PostAsync("orchestrations/Greet/after", null)).EnsureSuccessStatusCode();
        var greeted = await app.DurableClient.WaitForInstanceCompletionAsync("after", getInputsAndOutputs: true);
        greeted.ReadOutputAs<string>().ShouldBe("Hello, input!");
    }

    [Fact]
    public async Task An_activity_whose_worker_is_killed_fails_and_its_retry_policy_runs_it_again()
    {
        await using var app = await Sample.StartChildAsync(azurite);
        using var http = app.Http();
        await app.DurableClient.ScheduleNewOrchestrationInstanceAsync("Patient", new StartOrchestrationOptions("one"));
        await Eventually.IsTrueAsync(
            async () => (await http.GetStringAsync("diary")).Contains("activity began", StringComparison.Ordinal), "it began");

        using var killed = Process.GetProcessById(app.WorkerProcessId!.Value);
        killed.Kill();
        await Eventually.IsTrueAsync(async () => await http.GetAsync("diary") is { IsSuccessStatusCode: true } answer
            && (await answer.Content.ReadAsStringAsync()).Contains("activity began", StringComparison.Ordinal), "it began again");
        (await http.PostAsync("release", null)).EnsureSuccessStatusCode();

        var over = await app.DurableClient.WaitForInstanceCompletionAsync("one", getInputsAndOutputs: true);
        over.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
        over.ReadOutputAs<string>().ShouldBe("let go");
    }

    [Fact]
    public async Task Stopping_the_host_ends_its_worker()
    {
        var app = await Sample.StartChildAsync(azurite);
        using var worker = Process.GetProcessById(app.WorkerProcessId!.Value);

        await app.DisposeAsync();

        worker.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task A_worker_ends_when_its_host_is_killed()
    {
        var settings = Path.GetTempFileName();
        var values = new { Values = new { AzureWebJobsStorage = azurite.NewAccount() } };
        await File.WriteAllTextAsync(settings, JsonSerializer.Serialize(values));
        var info = new ProcessStartInfo("dotnet", [typeof(LocalApp).Assembly.Location, Sample.Folder, "0", settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var host = Process.Start(info)!;
        var said = await host.StandardOutput.ReadLineAsync();
        while (said?.StartsWith("Listening", StringComparison.Ordinal) == false)
        {
            said = await host.StandardOutput.ReadLineAsync();
        }

        using var worker = Process.GetProcessById(int.Parse(said!.Split(' ')[^1].TrimEnd('.'), CultureInfo.InvariantCulture));
        worker.HasExited.ShouldBeFalse();
        host.Kill();

        await worker.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        File.Delete(settings);
    }
}
