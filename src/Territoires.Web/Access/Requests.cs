namespace Territoires.Web.Access;

/// <summary>What an act reads of its request beside the body.</summary>
public static class Requests
{
    private const int MaxKey = 100;
    private static readonly object ActorKey = new();
    private static readonly object InstantKey = new();

    /// <summary>Who, and the one instant.</summary>
    /// <exception cref="InvalidOperationException">The request did not come in by the door: a bug in the start-up.</exception>
    public static Act Act(this HttpRequest request) => new(request.Actor(), request.HttpContext.Items[InstantKey] is DateTimeOffset instant
        ? instant
        : throw new InvalidOperationException("The request has no receipt instant."));

    public static Actor Actor(this HttpRequest request) => request.HttpContext.Items[ActorKey] as Actor ?? Core.Actor.Anybody;

    /// <summary>Keeps the instant, for <see cref="Act"/>.</summary>
    public static void ReceiveAt(this HttpContext http, DateTimeOffset instant) => http.Items[InstantKey] = instant;

    /// <summary>Keeps who sends it, for <see cref="Act"/>.</summary>
    public static void ComesFrom(this HttpContext http, Actor actor) => http.Items[ActorKey] = actor;

    /// <summary>Null when it is missing, empty or too long.</summary>
    public static string? IdempotencyKey(this HttpRequest request) => Key(request.Headers["Idempotency-Key"].ToString());

    public static string? Key(string? text) => text?.Trim() is { Length: > 0 and <= MaxKey } key ? key : null;

    /// <summary>The entity tag that the sender saw; null when it says none.</summary>
    public static string? IfMatch(this HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;

    public static bool IsCreation(this HttpRequest request) => request.Headers.IfNoneMatch.ToString() == "*";
}
