using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Territoires.Embedded.DurableEngine.Tests;

/// <summary>A real engine on a real file in a folder of its own, on a virtual clock unless told otherwise.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("durable-").FullName;
    private DurableEngine? engine;

    public DurableFunctions Functions { get; } = new();

    public TimeProvider Clock { get; set; } = new VirtualClock(Start);

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public string DatabasePath => Path.Combine(folder, "durable.db");

    public DurableEngine Engine => engine ?? throw new InvalidOperationException("Open first.");

    public DurableTaskClient Client => Engine.CreateClient("test");

    public EngineHost Orchestrator<TInput>(string name, Func<TaskOrchestrationContext, TInput?, Task<object?>> run)
    {
        Functions.AddOrchestrator(name, context => run(context, context.GetInput<TInput>()));
        return this;
    }

    public EngineHost Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        Functions.AddOrchestrator(name, run);
        return this;
    }

    public EngineHost Activity<TInput>(string name, Func<TInput?, Task<object?>> run)
    {
        Functions.AddActivity(name, call => run(call.Converter.Deserialize<TInput>(call.SerializedInput)));
        return this;
    }

    public EngineHost Activity<TInput>(string name, Func<TInput?, object?> run) => Activity<TInput>(name, input => Task.FromResult(run(input)));

    public async Task<EngineHost> StartAsync()
    {
        engine = await OpenAsync(DatabasePath);
        await engine.StartAsync();
        return this;
    }

    public Task<DurableEngine> OpenAsync(string path) => DurableEngine.OpenAsync(
        new DurableEngineOptions { DatabasePath = path, Clock = Clock, DefaultVersion = "1", LoggerFactory = Loggers }, Functions);

    /// <summary>Closes the engine and opens it again on a clock that starts over: only the database knows the time.</summary>
    public async Task ReopenAsync()
    {
        await Engine.DisposeAsync();
        Clock = new VirtualClock(Start);
        await StartAsync();
    }

    /// <summary>Copies the files as they lie, as a killed machine would leave them.</summary>
    public string CopyFiles()
    {
        string copy = Path.Combine(folder, Guid.NewGuid().ToString("N") + ".db");
        foreach (string suffix in new[] { string.Empty, "-wal" })
        {
            using FileStream from = new(DatabasePath + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream to = File.Create(copy + suffix);
            from.CopyTo(to);
        }

        return copy;
    }

    /// <summary>Starts an instance and returns it once everything has settled.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? instanceId = null)
    {
        string id = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId));
        return await SettledAsync(id);
    }

    public async Task<OrchestrationMetadata> SettledAsync(string instanceId)
    {
        await Engine.SettleAsync(TestContext.Current.CancellationToken);
        return (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true)).ShouldNotBeNull();
    }

    public Task AdvanceAsync(TimeSpan time) => Engine.AdvanceToAsync(Clock.GetUtcNow() + time);

    public async ValueTask DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }
}
