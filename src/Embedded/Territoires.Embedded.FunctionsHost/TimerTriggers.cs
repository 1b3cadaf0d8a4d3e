using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>Fires timer triggers: by themselves on the system clock; on a virtual one only when a script has moved it.</summary>
internal sealed class TimerTriggers(
    IReadOnlyList<TimerTriggers.Timer> timers, FunctionExecutionDelegate pipeline, IServiceProvider services, TimeProvider clock, InFlight inFlight, ILogger<TimerTriggers> logger)
{
    // Task.Delay refuses more than some 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    // Waking takes some milliseconds; schedules count seconds. A virtual clock is exact.
    private static readonly TimeSpan WakingTime = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, object?> NoData = [];

    /// <summary>A timer trigger and when it fires.</summary>
    internal sealed class Timer(FunctionDescriptor function, NcrontabSchedule schedule)
    {
        public FunctionDescriptor Function => function;

        /// <summary>Null before the start, or when the calendar has no such date any more.</summary>
        public DateTimeOffset? Due { get; private set; }

        public DateTimeOffset? Last { get; private set; }

        /// <summary>A system clock that was set back does not make a due time come twice.</summary>
        public void WaitFrom(DateTimeOffset now) => Due = schedule.Next(Due > now ? Due.Value : now);

        public TimerInfo Fire(DateTimeOffset now, TimeSpan tolerance)
        {
            var info = new TimerInfo
            {
                IsPastDue = now - Due > tolerance,
                ScheduleStatus = new() { Last = Last?.UtcDateTime ?? default, Next = (schedule.Next(now) ?? DateTimeOffset.MaxValue).UtcDateTime, LastUpdated = now.UtcDateTime },
            };
            Last = now;
            return info;
        }
    }

    public static IReadOnlyList<Timer> Of(IReadOnlyList<FunctionDescriptor> functions) =>
        [.. functions.Where(function => function.Trigger is TimerTriggerAttribute).Select(function => new Timer(function, Schedule(function)))];

    /// <summary>Schedules count from now: what was due while the host was down is not fired.</summary>
    public void Begin()
    {
        foreach (var timer in timers)
        {
            timer.WaitFrom(clock.GetUtcNow());
        }
    }

    /// <summary>Until cancelled, fires each timer at its due times, never over itself.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(timers.Select(timer => RunAsync(timer, cancellation)));

    /// <summary>Fires each timer that is due once, in the order of their due times.</summary>
    public async Task FireDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var timer in timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due).ThenBy(timer => timer.Function.Name, StringComparer.Ordinal).ToArray())
        {
            await FireAsync(timer, TimeSpan.Zero, cancellation);
        }
    }

    private static NcrontabSchedule Schedule(FunctionDescriptor function)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        if (trigger.RunOnStartup)
        {
            throw new FunctionRefusedException(function.Name, "RunOnStartup fires at every scale-out of the real host; it is refused.");
        }
        try
        {
            return NcrontabSchedule.Parse(trigger.Schedule);
        }
        catch (FormatException fault)
        {
            throw new FunctionRefusedException(function.Name, $"its schedule \"{trigger.Schedule}\" cannot be served: {fault.Message}.");
        }
    }

    private async Task RunAsync(Timer timer, CancellationToken cancellation)
    {
        while (timer.Due is { } due)
        {
            for (var wait = due - clock.GetUtcNow(); wait > TimeSpan.Zero; wait = due - clock.GetUtcNow())
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellation);
            }
            await FireAsync(timer, WakingTime, cancellation);
        }
    }

    private async Task FireAsync(Timer timer, TimeSpan tolerance, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var work = inFlight.Begin();
        await using var scope = services.CreateAsyncScope();
        try
        {
            var info = timer.Fire(clock.GetUtcNow(), tolerance);
            await pipeline(new EmbeddedFunctionContext(timer.Function, scope.ServiceProvider, info, NoData, cancellation));
        }
        // CA1031: one failed run must not stop the timer.
#pragma warning disable CA1031
        catch (Exception fault)
#pragma warning restore CA1031
        {
            logger.LogError(fault, "Timer {Function} failed; it will fire again when next due.", timer.Function.Name);
        }
        timer.WaitFrom(clock.GetUtcNow());
    }
}
