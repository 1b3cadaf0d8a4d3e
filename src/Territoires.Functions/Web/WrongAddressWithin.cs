using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>
/// Every address that begins like one of ours and is none, or is not read or written so. It overlaps them all: its name
/// sorts last.
/// </summary>
public static class WrongAddressWithin
{
    [Function(nameof(WrongAddressWithin)), Policy(Permission.ReadPublic, Body = BodyKind.Nothing)]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options",
            Route = "{first:regex(^(" + WrongAddress.FirstWords + ")$)}/{*rest}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Problems.NotFound.ToResult();
    }
}
