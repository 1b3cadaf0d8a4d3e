using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>
/// Counts what was received in time and closes the call. Run twice, it finds the call closed and changes nothing; one whose closing
/// was put off stays open.
/// </summary>
public sealed class CloseCallActivity(CallStore calls, ApplicationStore applications, TimeProvider clock)
{
    [Function(ActivityNames.CloseCall)]
    public async Task<int> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation)
    {
        var submissions = (await applications.ListAsync(callId, cancellation))
            .Count(application => application.Stage == ApplicationStage.Submitted);
        var call = await calls.LoadAsync(callId, cancellation);
        var saved = await calls.ActAsync(call, new CallCommand.Close(submissions), new Act(Actor.Program, clock.GetUtcNow()));
        return saved switch
        {
            { IsRefused: false } => saved.Value.State.Submissions ?? submissions,
            { Refusal: ActRefusal<CallRefusal>.Refused { Refusal: CallRefusal.StillOpen } } => CallPlan.StillOpen,
            _ => throw new InvalidOperationException($"The call {callId} does not close: {saved.Refusal}."),
        };
    }
}
