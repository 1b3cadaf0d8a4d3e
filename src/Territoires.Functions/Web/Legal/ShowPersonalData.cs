using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web.Legal;

/// <summary>What is kept of people, why, and for how long.</summary>
public sealed class ShowPersonalData(PublicPages pages)
{
    [Function(nameof(ShowPersonalData)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "donnees-personnelles")] HttpRequest request) => pages.Of(new RazorComponentResult<PersonalDataPage>());
}
