using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The secretary counts the votes and writes the minutes; nothing changes in the session after that.</summary>
public sealed class DraftMinutes(SessionDesk desk)
{
    [Function(nameof(DraftMinutes)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var done = await desk.DraftMinutesAsync(id, request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
