using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine.Tests;

public sealed class KillTests
{
    [Fact]
    public async Task A_killed_process_loses_nothing_that_it_acknowledged()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string folder = Directory.CreateTempSubdirectory("killed-").FullName;
        string database = Path.Combine(folder, "durable.db");
        List<string> acknowledged = await RunAndKillAsync(database, atLeast: 200, cancellation);

        await using (DurableEngine engine = await DurableEngine.OpenAsync(
            new DurableEngineOptions { DatabasePath = database, Clock = TimeProvider.System }, TestProgram.VictimFunctions(), cancellation))
        {
            await engine.StartAsync(cancellation);
            await engine.SettleAsync(cancellation);
            DurableTaskClient client = engine.CreateClient("survivor");
            foreach (string id in acknowledged)
            {
                OrchestrationMetadata found = (await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellation)).ShouldNotBeNull();
                found.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
                found.ReadOutputAs<int>().ShouldBe(int.Parse(id, CultureInfo.InvariantCulture) + 12);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<string>> RunAndKillAsync(string database, int atLeast, CancellationToken cancellation)
    {
        string program = Path.ChangeExtension(typeof(TestProgram).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        ProcessStartInfo start = new(program, ["victim", database]) { RedirectStandardOutput = true, UseShellExecute = false };
        using Process victim = Process.Start(start).ShouldNotBeNull();
        List<string> acknowledged = [];
        while (await victim.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            acknowledged.Add(line);
            if (acknowledged.Count == atLeast)
            {
                // SIGKILL: nothing is flushed, closed or told.
                victim.Kill();
            }
        }

        await victim.WaitForExitAsync(cancellation);
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        return acknowledged;
    }
}
