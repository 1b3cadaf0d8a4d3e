using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>A style sheet, a script, a font. An old version's address gets the present file, for as long as a page of before is open.</summary>
public sealed class ReadAsset(Assets assets)
{
    [Function(nameof(ReadAsset)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{version}/{*name}")] HttpRequest request, string version, string name)
    {
        if (assets.Find(name) is not { } asset)
        {
            return Problems.NotFound.ToResult();
        }

        return asset.ToResult(version == assets.Version ? "public, max-age=31536000, immutable" : PublicBytes.AskedEachTime, sameForAll: true);
    }
}
