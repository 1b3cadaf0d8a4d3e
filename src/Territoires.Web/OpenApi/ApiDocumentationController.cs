namespace Territoires.Web.OpenApi;

/// <summary>The description of the API, for people.</summary>
public sealed class ApiDocumentationController(PublicPages pages) : ControllerBase
{
    [Reads("documentation-api"), Policy(Permission.ReadPublic)]
    public IResult ShowApiDocumentation() => pages.Of(Page.Of(new ApiDocumentationPage()));
}
