using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;

namespace Territoires.LocalHost.Durable;

/// <summary>One turn of an orchestrator on a held clock: what it is given and what it answers, kept to be exported.</summary>
internal sealed class HeldTurn
{
    private readonly HeldClock clock;
    private readonly OrchestratorRequest request;

    public HeldTurn(string request, HeldClock clock)
    {
        this.clock = clock;
        this.request = OrchestratorRequest.Parser.ParseFrom(Convert.FromBase64String(request));

        // The engine's dispatcher dates a turn by the system's clock: here it begins at the held one's.
        foreach (var began in this.request.NewEvents.Where(one => one.OrchestratorStarted is not null))
        {
            began.Timestamp = Timestamp.FromDateTimeOffset(clock.GetUtcNow());
        }
    }

    public string Request => Convert.ToBase64String(request.ToByteArray());

    public void Keep(string answer) =>
        clock.Engine.Turns.Keep(request, OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)));
}
