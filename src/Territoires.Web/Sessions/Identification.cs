using Microsoft.Extensions.Hosting;
using Territoires.Core.SignIn;

namespace Territoires.Web.Sessions;

/// <summary>Who a request says it is, and how.</summary>
/// <param name="Actor">Anybody, when it says nothing that holds.</param>
/// <param name="ByHeader">By a bearer token.</param>
/// <param name="ByCookie">By the session cookie.</param>
/// <param name="TokenRefused">It showed a token, and the token does not hold.</param>
public sealed record Identified(Actor Actor, bool ByHeader, bool ByCookie, bool TokenRefused);

/// <summary>Finds out who sends a request: header first, then the cookie of a session.</summary>
public sealed class Identification(Tokens tokens, AccessTokenStore accesses, WebSessions sessions, IHostEnvironment environment)
{
    public const string Cookie = "territoires";
    private const string Bearer = "Bearer ";

    /// <param name="http">Of the request.</param>
    public async Task<Identified> OfAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var text = header[Bearer.Length..].Trim();
            var actor = AccessTokenStore.IsOne(text)
                ? await accesses.ReadAsync(text, http.Request.Act().ReceivedAt, http.RequestAborted)
                : await tokens.ReadAsync(text, environment.IsDevelopment() ? null : Tokens.LongestWherePeopleAre);
            return new Identified(actor ?? Actor.Anybody, ByHeader: true, ByCookie: false, TokenRefused: actor is null);
        }

        if (http.Request.Cookies[Cookie] is { Length: > 0 } cookie)
        {
            var actor = await sessions.ReadAsync(cookie, http.Request.Act().ReceivedAt, http.RequestAborted);
            // A developer's pasted token stands in the same cookie.
            actor ??= DevelopmentOnly.Allows(environment, http.Request) ? await tokens.ReadAsync(cookie) : null;
            return new Identified(actor ?? Actor.Anybody, ByHeader: false, ByCookie: actor is not null, TokenRefused: actor is null);
        }

        return new Identified(Actor.Anybody, false, false, TokenRefused: header.Length > 0);
    }
}
