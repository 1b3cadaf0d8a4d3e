using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web.Legal;

/// <summary>Who publishes the site.</summary>
public sealed class ShowLegalNotice(PublicPages pages)
{
    [Function(nameof(ShowLegalNotice)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mentions-legales")] HttpRequest request) => pages.Of(new RazorComponentResult<LegalNoticePage>());
}
