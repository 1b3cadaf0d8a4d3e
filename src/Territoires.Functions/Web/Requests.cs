using Microsoft.AspNetCore.Http;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>What an act reads of its request beside the body.</summary>
public static class Requests
{
    private const int MaxKey = 100;

    /// <summary>Who, and the one instant.</summary>
    public static Act Act(this HttpRequest request) => new(Identification.ActorOf(request.HttpContext), ReceiveRequest.InstantOf(request.HttpContext));

    public static Actor Actor(this HttpRequest request) => Identification.ActorOf(request.HttpContext);

    /// <summary>Null when it is missing, empty or too long.</summary>
    public static string? IdempotencyKey(this HttpRequest request) => Key(request.Headers["Idempotency-Key"].ToString());

    public static string? Key(string? text) => text?.Trim() is { Length: > 0 and <= MaxKey } key ? key : null;

    /// <summary>The entity tag that the sender saw; null when it says none.</summary>
    public static string? IfMatch(this HttpRequest request) => request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;

    public static bool IsCreation(this HttpRequest request) => request.Headers.IfNoneMatch.ToString() == "*";
}
