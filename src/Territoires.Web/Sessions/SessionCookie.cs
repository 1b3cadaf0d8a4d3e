using Microsoft.Extensions.Hosting;

namespace Territoires.Web.Sessions;

/// <summary>How cookies that say who one is are given: out of reach of scripts, and over TLS wherever real people are.</summary>
public static class SessionCookie
{
    public static void Give(HttpContext http, IHostEnvironment environment, string name, string value) =>
        http.Response.Cookies.Append(name, value, Options(http, environment));

    public static void TakeBack(HttpContext http, IHostEnvironment environment, string name) =>
        http.Response.Cookies.Delete(name, Options(http, environment));

    /// <summary>The host ends TLS and forwards without it: only a development installation may be truly without.</summary>
    public static bool IsSecure(HttpContext http, IHostEnvironment environment) => http.Request.IsHttps || !environment.IsDevelopment();

    private static CookieOptions Options(HttpContext http, IHostEnvironment environment) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = IsSecure(http, environment),
        IsEssential = true,
        Path = "/",
    };
}
