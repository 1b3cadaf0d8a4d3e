using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>Every address that is nothing else: a page or a problem, never the host's own empty answer.</summary>
public static class Fallback
{
    [Function(nameof(Fallback)), Policy(Permission.ReadPublic)]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path:regex(^(?!admin|runtime).*)}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Problems.NotFound.ToResult();
    }
}
