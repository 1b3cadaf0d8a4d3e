using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Notes that the list is public. The list itself appeared at its instant, whatever this does.</summary>
public sealed class NotePublishedActivity(CallStore calls, TimeProvider clock)
{
    [Function(ActivityNames.NotePublished)]
    public async Task<bool> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation)
    {
        var call = await calls.LoadAsync(callId, cancellation);
        var saved = await calls.ActAsync(call, new CallCommand.NotePublished(), new Act(Actor.Program, clock.GetUtcNow()));
        return saved switch
        {
            { IsRefused: false } => true,
            { Refusal: ActRefusal<CallRefusal>.Refused { Refusal: CallRefusal.TooEarly or CallRefusal.AlreadyEnded } } => false,
            _ => throw new InvalidOperationException($"The call {callId} does not publish: {saved.Refusal}."),
        };
    }
}
