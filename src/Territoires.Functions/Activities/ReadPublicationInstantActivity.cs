using Territoires.Core.Calls;
using Territoires.Orchestrations;

namespace Territoires.Functions.Activities;

/// <summary>Tells the orchestration which instant stands now.</summary>
public sealed class ReadPublicationInstantActivity(CallStore calls)
{
    [Function(ActivityNames.ReadPublicationInstant)]
    public async Task<DateTimeOffset> RunAsync([ActivityTrigger] string callId, CancellationToken cancellation) =>
        (await calls.ReadAsync(callId, cancellation)).PublicationAt
        ?? throw new InvalidOperationException($"The call {callId} has no instant of publication.");
}
