using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>
/// Every address that begins like none of ours: a page, never the host's own empty answer. The host tries functions by name,
/// so this name sorts last: whatever matches before it answers.
/// </summary>
public static class WrongAddress
{
    /// <summary>First words of all other addresses. A slash in a constraint would be read as the template's: \x2F stands for it.</summary>
    internal const string FirstWords =
        "accessibilite|api|appels|assets|avis|candidatures|connexion|deconnexion|dev|documentation-api|donnees-personnelles|gestion|health|jury"
        + "|mentions-legales|robots[.]txt|sitemap[.]xml";

    [Function(nameof(WrongAddress)), Policy(Permission.ReadPublic, Body = BodyKind.Nothing)]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options",
            Route = @"{*path:regex(^(?!admin|runtime|(" + FirstWords + @")(\x2F|$)).*)}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Problems.NotFound.ToResult();
    }
}
