using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>The orchestration says that it runs; the fact keeps it from ever being started a second time.</summary>
public sealed class NoteOrchestrationStartedActivity(CallStore calls, TimeProvider clock)
{
    [Function(ActivityNames.NoteOrchestrationStarted)]
    public async Task<bool> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation)
    {
        var call = await calls.LoadAsync(callId, cancellation);
        var saved = await calls.ActAsync(call, new CallCommand.NoteOrchestration(), new Act(Actor.Program, clock.GetUtcNow()));
        return !saved.IsRefused
            ? true
            : throw new InvalidOperationException($"The call {callId} refuses its orchestration: {saved.Refusal}.");
    }
}
