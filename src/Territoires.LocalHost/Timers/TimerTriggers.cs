using System.Text.Json;
using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Protocol;
using Territoires.LocalHost.Worker;

namespace Territoires.LocalHost.Timers;

/// <summary>
/// Fires the app's timer triggers. One that was due while the host was down fires at its start; one run never overlaps the next.
/// </summary>
internal sealed class TimerTriggers(AppFolder folder, AppWorker worker, TimeProvider clock, INextRuns kept, ILogger logger)
{
    private readonly List<DueTimer> timers = [];

    /// <summary>The next instant at which a held clock has to stop: timers that are due more than hourly do not count.</summary>
    public DateTimeOffset? NextStop =>
        timers.Where(one => !one.Schedule.IsMoreThanHourly(clock.GetUtcNow())).Select(one => (DateTimeOffset?)one.Due).Min();

    /// <summary>Reads what is kept of earlier runs.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var function in folder.Functions.Where(one => one.Is(AppFunction.Timer)))
        {
            var schedule = new TimerSchedule(folder.Resolve(AppFunction.Text(function.Trigger, "schedule")!));
            var runsOnStartup = function.Trigger.TryGetProperty("runOnStartup", out var value) && value.ValueKind == JsonValueKind.True;
            var next = await kept.FindAsync(function.Name, cancellation);
            var due = runsOnStartup ? clock.GetUtcNow() : next ?? schedule.After(clock.GetUtcNow());
            timers.Add(new DueTimer(function, schedule, due));
            await kept.SetAsync(function.Name, due, cancellation);
        }
    }

    /// <summary>Fires each timer that is due at this instant once, one after the other.</summary>
    public async Task FireDueAsync(CancellationToken cancellation)
    {
        foreach (var timer in timers.Where(one => one.Due <= clock.GetUtcNow()).OrderBy(one => one.Due).ToArray())
        {
            await FireAsync(timer, cancellation);
        }
    }

    /// <summary>On the system's clock: fires what comes due until it is cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(timers.Select(one => RunAsync(one, cancellation)));

    private async Task RunAsync(DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                // A delay has a longest length and may end early.
                while (timer.Due - clock.GetUtcNow() is { Ticks: > 0 } left)
                {
                    var wait = left < TimeSpan.FromDays(1) ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.FromDays(1);
                    await Task.Delay(wait, clock, cancellation);
                }

                await FireAsync(timer, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            logger.LogDebug("The timer of {Function} ends with the host.", timer.Function.Name);
        }
    }

    private async Task FireAsync(DueTimer timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var next = timer.Schedule.After(now);
        var info = new
        {
            Schedule = new { AdjustForDST = true },
            ScheduleStatus = new { Last = timer.Due, Next = next, LastUpdated = timer.Due },
            IsPastDue = now - timer.Due > TimeSpan.FromMinutes(1),
        };
        try
        {
            var trigger = new TypedData { Json = JsonSerializer.Serialize(info) };
            FunctionFailedException.ThrowIfFailed((await worker.InvokeAsync(new Invocation(timer.Function, trigger), cancellation)).Result);
        }
        catch (Exception failed) when (failed is FunctionFailedException or WorkerProcessExitException)
        {
            // As the real host: a timer that failed is not tried again before it is due.
            logger.LogError(failed, "The timer function {Function} failed.", timer.Function.Name);
        }

        timer.Due = next;
        await kept.SetAsync(timer.Function.Name, next, CancellationToken.None);
    }

    private sealed record DueTimer(AppFunction Function, TimerSchedule Schedule, DateTimeOffset Due)
    {
        public DateTimeOffset Due { get; set; } = Due;
    }
}
