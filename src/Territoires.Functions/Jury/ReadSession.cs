using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>The session, as whoever asks may see it.</summary>
public sealed class ReadSession(SessionDesk desk)
{
    [Function(nameof(ReadSession)), Policy(Permission.ReadSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        await desk.FindAsync(id, request.Actor(), cancellation) is { } found
            ? Tagged.Json(request, SessionAnswer.Of(found.Session.State!, found.Call, request.Actor()))
            : Problems.NotFound.ToResult();
}
