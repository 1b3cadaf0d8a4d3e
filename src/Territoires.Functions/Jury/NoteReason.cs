using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <param name="Reason">Empty takes back what was written.</param>
public sealed record ReasonRequest(string Reason);

/// <summary>The secretary writes down what the jury says of an application, until the minutes are drafted: they take it over.</summary>
public sealed class NoteReason(SessionDesk desk)
{
    [Function(nameof(NoteReason)), Policy(Permission.RunSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/items/{application}/reason")] HttpRequest request,
        string id, string application, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var read = await JsonBody.ReadAsync<ReasonRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.NoteReason(application, read.Value.Reason), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
