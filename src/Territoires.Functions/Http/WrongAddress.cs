namespace Territoires.Functions.Http;

/// <summary>
/// Every address of the API that is none, or is not read or written so. It overlaps them all, and the host tries functions by name:
/// this name sorts last.
/// </summary>
public static class WrongAddress
{
    /// <summary>First words of what functions answer by themselves. A slash in a constraint would be read as the template's.</summary>
    internal const string FirstWords = "api|health";

    [Function(nameof(WrongAddress)), Policy(Permission.ReadPublic, Body = BodyKind.Nothing)]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options",
            Route = "{first:regex(^(" + FirstWords + ")$)}/{*rest}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Problems.NotFound.ToResult();
    }
}
