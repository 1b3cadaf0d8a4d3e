using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.DurableEngine.Tests;

public sealed class ReplayTests
{
    private static async Task<object?> Instruct(TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromDays(10), CancellationToken.None);
        int eligible = await context.CallActivityAsync<int>("CountEligible", "c1");
        string opinion = await context.WaitForExternalEvent<string>("OpinionGiven");
        return $"{eligible} {opinion}";
    }

    private static async Task<string> RecordAsync()
    {
        await using EngineHost host = await new EngineHost().Activity<string>("CountEligible", _ => 12).Orchestrator("Instruct", Instruct).StartAsync();
        await host.RunAsync("Instruct", instanceId: "i");
        await host.AdvanceAsync(TimeSpan.FromDays(10));
        await host.Client.RaiseEventAsync("i", "OpinionGiven", "favorable");
        (await host.SettledAsync("i")).ReadOutputAs<string>().ShouldBe("12 favorable");
        return await host.Engine.ExportHistoryAsync("i");
    }

    [Fact]
    public async Task An_exported_history_is_stable_and_replays()
    {
        string history = await RecordAsync();

        (await RecordAsync()).ShouldBe(history);
        history.ShouldContain("favorable");
        await HistoryReplay.ReplayAsync(history, Instruct);
    }

    [Fact]
    public async Task A_sabotaged_history_fails_and_names_both_sides()
    {
        string history = (await RecordAsync()).Replace("CountEligible", "CountAll", StringComparison.Ordinal);

        HistoryMismatchException mismatch = await Should.ThrowAsync<HistoryMismatchException>(() => HistoryReplay.ReplayAsync(history, Instruct));

        mismatch.Message.ShouldContain("action #1");
        mismatch.Message.ShouldContain("history has a call of activity 'CountAll'");
        mismatch.Message.ShouldContain("code did a call of activity 'CountEligible'");
        mismatch.Message.ShouldContain("Did the code change");
    }

    [Fact]
    public async Task Code_that_does_less_more_or_ends_otherwise_fails_too()
    {
        string history = await RecordAsync();

        (await Should.ThrowAsync<HistoryMismatchException>(() => HistoryReplay.ReplayAsync(history, _ => Task.FromResult<object?>(null))))
            .Message.ShouldContain("history has a timer, its code did nothing");
        (await Should.ThrowAsync<HistoryMismatchException>(() => HistoryReplay.ReplayAsync(history, context =>
        {
            _ = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return Instruct(context);
        }))).Message.ShouldContain("history has nothing, its code did a timer");
        (await Should.ThrowAsync<HistoryMismatchException>(() => HistoryReplay.ReplayAsync(history, async context => await Instruct(context) + "!")))
            .Message.ShouldContain("12 favorable!");
    }

    [Fact]
    public async Task An_instance_whose_code_changed_fails_and_says_so()
    {
        bool changed = false;
        await using EngineHost host = await new EngineHost()
            .Activity<string>("Before", _ => 1)
            .Activity<string>("After", _ => 2)
            .Orchestrator("Changing", async context =>
            {
                await context.CallActivityAsync<int>(changed ? "After" : "Before");
                return await context.WaitForExternalEvent<string>("Go");
            })
            .StartAsync();
        await host.RunAsync("Changing", instanceId: "c");
        changed = true;

        await host.Client.RaiseEventAsync("c", "Go", "x");

        OrchestrationMetadata failed = await host.SettledAsync("c");
        failed.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        TaskFailureDetails failure = failed.FailureDetails.ShouldNotBeNull();
        failure.ErrorType.ShouldBe(typeof(HistoryMismatchException).FullName);
        failure.ErrorMessage.ShouldContain("activity 'Before', its code did a call of activity 'After'");
    }

    [Fact]
    public async Task A_replay_safe_logger_says_each_sentence_once()
    {
        using Sentences sentences = new();
        await using EngineHost host = await new EngineHost { Loggers = sentences }
            .Orchestrator("Talk", async context =>
            {
                ILogger log = context.CreateReplaySafeLogger("talk");
                log.LogInformation("opened");
                await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                log.LogInformation("closed");
                return null;
            })
            .StartAsync();
        await host.RunAsync("Talk");
        await host.AdvanceAsync(TimeSpan.FromDays(1));

        sentences.Said.ShouldBe(["opened", "closed"]);
    }

    private sealed class Sentences : ILoggerFactory, ILogger
    {
        public List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
