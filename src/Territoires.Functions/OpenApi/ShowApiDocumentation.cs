using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.OpenApi;

/// <summary>The description of the API, for people.</summary>
public sealed class ShowApiDocumentation(PublicPages pages)
{
    [Function(nameof(ShowApiDocumentation)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "documentation-api")] HttpRequest request) =>
        pages.Of(new RazorComponentResult<ApiDocumentationPage>());
}
