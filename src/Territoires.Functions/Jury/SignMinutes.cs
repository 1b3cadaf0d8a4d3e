using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The chair and the secretary sign; with both signatures the session is closed.</summary>
public sealed class SignMinutes(SessionDesk desk)
{
    [Function(nameof(SignMinutes)), Policy(Permission.SignMinutes)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes/signatures")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var actor = request.Actor();
        var done = await desk.ActAsync(id, new JurySessionCommand.Sign(actor.Is(Role.Secretary) ? SignatoryRole.Secretary : SignatoryRole.Chair, actor.Id), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
