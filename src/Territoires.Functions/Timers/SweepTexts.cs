using Territoires.Core.Storage;

namespace Territoires.Functions.Timers;

/// <summary>Every night, removes the long texts of states that were replaced.</summary>
public sealed class SweepTexts(SupersededTexts texts, TimeProvider clock)
{
    [Function(nameof(SweepTexts))]
    public Task RunAsync([TimerTrigger("0 40 3 * * *")] TimerInfo timer, CancellationToken cancellation) =>
        texts.SweepAsync(clock.GetUtcNow(), cancellation);
}
