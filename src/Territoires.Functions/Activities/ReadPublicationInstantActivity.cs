using Territoires.Core.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Tells the orchestration which instant stands now.</summary>
public sealed class ReadPublicationInstantActivity(CallStore calls)
{
    [Function(ActivityNames.ReadPublicationInstant)]
    public async Task<DateTimeOffset> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation) =>
        await calls.ReadAsync(callId, cancellation) switch
        {
            { End: not null } => CallPlan.NeverPublished,
            { PublicationAt: { } at } => at,
            _ => throw new InvalidOperationException($"The call {callId} has no instant of publication."),
        };
}
