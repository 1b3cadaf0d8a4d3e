namespace Territoires.LocalHost;

/// <summary>What a test asks of an app: to be at rest, and at another time.</summary>
public sealed partial class LocalApp
{
    /// <summary>
    /// Waits until no request, function or visible queue message is due or under way; on a held clock, no turn or activity either. On the
    /// system's clock the backend is Azure Storage, which does not say what is due in it: wait there for what you expect.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellation = default)
    {
        long begun;
        bool any;
        do
        {
            begun = Begun;
            await inFlight.WhenIdleAsync(cancellation);
            await (options.Clock?.Engine.InFlight.WhenIdleAsync(cancellation) ?? Task.CompletedTask);
            any = await queues!.DrainAsync(cancellation);
        }
        while (any || Begun != begun || !IsIdle);
    }

    /// <summary>
    /// Moves the held clock to an instant. It stops at each durable timer and each timer trigger that comes due on the way, fires it, and
    /// settles before it goes on. A timer trigger that is due more than hourly, or any where the clock says so
    /// (<see cref="HeldClock.StopsAtTimers"/>), stops it nowhere: it fires, once, at each stop and at the end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The app runs on the system's clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is past.</exception>
    public async Task AdvanceToAsync(DateTimeOffset instant, CancellationToken cancellation = default)
    {
        var clock = HeldClock();
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, clock.GetUtcNow());
        await SettleAsync(cancellation);
        while (Earliest(clock.Engine.NextTimer, clock.StopsAtTimers ? timers!.NextStop : null) is { } due && due <= instant)
        {
            await MoveToAsync(clock, due, cancellation);
        }

        await MoveToAsync(clock, instant, cancellation);
    }

    /// <summary>
    /// The last turn of an orchestration as JSON, to be kept and replayed: <c>request</c> is the OrchestratorRequest with the whole
    /// history, <c>response</c> the OrchestratorResponse that the orchestrator answered (the messages of Microsoft.DurableTask.Grpc).
    /// </summary>
    /// <exception cref="InvalidOperationException">The app runs on the system's clock.</exception>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public Task<string> ExportHistoryAsync(string instanceId) => Task.FromResult(HeldClock().Engine.Turns.Export(instanceId));
    private long Begun => inFlight.Begun + (options.Clock?.Engine.InFlight.Begun ?? 0);
    private bool IsIdle => inFlight.IsIdle && options.Clock?.Engine.InFlight.IsIdle != false;
    private HeldClock HeldClock() => options.Clock ?? throw new InvalidOperationException("The app runs on the system's clock.");

    private async Task MoveToAsync(HeldClock clock, DateTimeOffset instant, CancellationToken cancellation)
    {
        clock.MoveTo(instant);
        clock.Engine.FireTimers();
        await timers!.FireDueAsync(cancellation);
        await SettleAsync(cancellation);
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
