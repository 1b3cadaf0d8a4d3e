using System.Security.Cryptography;

namespace Territoires.Web.Served;

/// <summary>Strong entity tags made of the bytes shown, so that they never tell that something hidden changed.</summary>
public static class EntityTags
{
    private const string Weak = "W/";

    public static string Of(ReadOnlySpan<byte> bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";

    /// <summary>
    /// Who reads has these bytes already. As RFC 9110 asks for <c>If-None-Match</c>, a tag that a proxy weakened still counts;
    /// on a write the header means something else, and the act reads it.
    /// </summary>
    public static bool AreSeen(HttpRequest request, string tag)
    {
        var seen = request.Headers.IfNoneMatch;
        return seen.Count > 0 && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && seen.ToString().Split(',', StringSplitOptions.TrimEntries).Any(one => one == tag || one == "*" || one == Weak + tag);
    }
}
