using Territoires.Web.Served;

namespace Territoires.Web.Public;

/// <summary>
/// A style sheet, a script, a font. An old version's address gets the present file, for as long as a page of before is open.
/// </summary>
public sealed class AssetController(Assets assets) : ControllerBase
{
    [Reads("assets/{version}/{*name}"), Policy(Permission.ReadPublic)]
    public IResult ReadAsset(string version, string name)
    {
        if (assets.Find(name) is not { } asset)
        {
            return Problems.NotFound.ToResult();
        }

        return asset.ToResult(version == assets.Version
            ? "public, max-age=31536000, immutable"
            : PublicBytes.AskedEachTime, sameForAll: true);
    }

    /// <summary>Where browsers and readers of links look without being told.</summary>
    [Reads("favicon.ico"), Policy(Permission.ReadPublic)]
    public IResult ReadIcon() => ReadAsset(string.Empty, "favicon.ico");
}
