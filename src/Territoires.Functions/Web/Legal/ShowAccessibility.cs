using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web.Legal;

/// <summary>The declaration of accessibility, which the law asks of every public site (loi du 11 février 2005, article 47).</summary>
public sealed class ShowAccessibility(PublicPages pages)
{
    [Function(nameof(ShowAccessibility)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "accessibilite")] HttpRequest request) => pages.Of(new RazorComponentResult<AccessibilityPage>());
}
