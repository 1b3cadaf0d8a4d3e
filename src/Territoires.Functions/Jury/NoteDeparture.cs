using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>Which juror left.</summary>
public sealed record DepartureRequest(string Juror);

/// <summary>The secretary notes that a member left without saying so.</summary>
public sealed class NoteDeparture(SessionDesk desk)
{
    [Function(nameof(NoteDeparture)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/departures")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<DepartureRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.Leave(read.Value.Juror), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
