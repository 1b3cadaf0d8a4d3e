using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;
using Territoires.Web.OpenApi;

namespace Territoires.Functions.Api;

/// <summary>Which application the jury of a session deliberates on.</summary>
public sealed class ItemAtHand(SessionDesk desk, SessionStore sessions)
{
    /// <summary>Asked again and again by each page that follows a session: one read, and no body while nothing changed.</summary>
    [Function("ReadItemAtHand"), Policy(Permission.ReadSession)]
    [Summary("Lire le point en cours d’examen"), Gives<AtHandAnswer>]
    public async Task<IResult> ReadItemAtHandAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/item-at-hand")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        (await sessions.LoadAsync(id, cancellation)).State is { } session && SessionAccess.MayRead(session, request.Actor())
            ? Tagged.Json(request, AtHandAnswer.Of(session, request.Actor()))
            : Problems.NotFound.ToResult();

    /// <summary>The secretary, or whoever presides, goes on to an application of the agenda.</summary>
    [Function("TakeUpItem"), Policy(Permission.OrderAgenda)]
    [Summary("Passer à un point de l’ordre du jour"), Takes<TakeUpRequest>, Gives<SessionAnswer>]
    [Refuses(409, "appel-termine", "pas-la-presidence", "personne-ne-siege", "proces-verbal-redige")]
    public Task<IResult> TakeUpItemAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/sessions/{id}/item-at-hand")] HttpRequest request,
        string id, CancellationToken cancellation) =>
        request.WithBodyAsync<TakeUpRequest>(
            async asked =>
            {
                var actor = request.Actor();
                var command = new JurySessionCommand.TakeUpItem(asked.Application, actor.Id, actor.Is(Role.Secretary));
                var done = await desk.ActAsync(id, command, request.Act(), cancellation);
                return done.ToHttp(acted => Results.Json(SessionAnswer.Of(acted.Session, acted.Call, actor), JsonBody.Options));
            },
            cancellation);
}

/// <param name="Application">The id of the application to go on to.</param>
public sealed record TakeUpRequest(string Application);
