using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Storage;
using Territoires.Web.Sessions;

namespace Territoires.Web.SignIn.Links;

/// <summary>
/// A random cookie that a browser is given when it asks for a link, so that the link opens there and nowhere else: who reads
/// another's mail gains nothing, and nobody is signed in as somebody else by a link that they were sent.
/// </summary>
public static class BrowserMark
{
    public const string Cookie = "territoires-navigateur";
    private const int Digits = 64;

    /// <summary>The hash of the browser's mark, given now if it has none.</summary>
    public static string Ensure(HttpContext http, IHostEnvironment environment)
    {
        var mark = Of(http) ?? RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        SessionCookie.Give(http, environment, Cookie, mark);
        return TableKeys.BrowserMark(mark);
    }

    /// <summary>Null for a browser that has asked for nothing.</summary>
    public static string? HashOf(HttpContext http) => Of(http) is { } mark ? TableKeys.BrowserMark(mark) : null;

    private static string? Of(HttpContext http) => http.Request.Cookies[Cookie] is { Length: Digits } mark ? mark : null;
}
