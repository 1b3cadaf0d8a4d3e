using Territoires.Core.Programmes;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Opens the wave that is due. Run twice, or killed anywhere, it opens each wave once.</summary>
public sealed class OpenDueWaveActivity(OpenDueWave open)
{
    [Function(ActivityNames.OpenDueWave)]
    public Task<DateTimeOffset> RunAsync([ActivityTrigger] WavePlan plan, CancellationToken cancellation) =>
        open.RunAsync(plan, cancellation);
}
