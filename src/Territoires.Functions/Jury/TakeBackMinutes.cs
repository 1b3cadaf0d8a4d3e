using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>Why the minutes are taken back.</summary>
public sealed record TakingBackRequest(string Reason);

/// <summary>The secretary takes minutes back that not everybody signed: the session goes on and is mended, then drafted again.</summary>
public sealed class TakeBackMinutes(SessionDesk desk)
{
    [Function(nameof(TakeBackMinutes)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/minutes/taking-back")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<TakingBackRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.TakeBackMinutes(read.Value.Reason), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
