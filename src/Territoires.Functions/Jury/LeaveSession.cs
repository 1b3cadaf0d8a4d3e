using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>A juror leaves their seat: they had taken it by mistake, or they go. What they voted stands.</summary>
public sealed class LeaveSession(SessionDesk desk)
{
    [Function(nameof(LeaveSession)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/departure")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var done = await desk.ActAsync(id, new JurySessionCommand.Leave(request.Actor().Id), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
