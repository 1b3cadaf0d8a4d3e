using Microsoft.DurableTask;

namespace Territoires.Orchestrations;

/// <summary>
/// The waves of a permanent call, one after the other: whichever is due is opened, then the date of the next one is waited for. It begins
/// anew for each, so that it may last as long as the programme; it ends when no wave follows.
/// </summary>
public sealed class ProgrammeOrchestration : TaskOrchestrator<WavePlan, bool>
{
    public override async Task<bool> RunAsync(TaskOrchestrationContext context, WavePlan input)
    {
        var next = await context.CallActivityAsync<DateTimeOffset>(ActivityNames.OpenDueWave, input, Patience.Options);
        if (next == WavePlan.NoMore)
        {
            return true;
        }

        // A timer may fire some hundred milliseconds before its date.
        while (new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero) < next)
        {
            await context.CreateTimer(next.UtcDateTime, CancellationToken.None);
        }

        context.ContinueAsNew(input);
        return false;
    }
}
