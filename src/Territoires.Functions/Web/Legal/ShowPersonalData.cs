using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web.Legal;

/// <summary>What is kept of people, why, and for how long.</summary>
public sealed class ShowPersonalData
{
    [Function(nameof(ShowPersonalData)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "donnees-personnelles")] HttpRequest request) => new RazorComponentResult<PersonalDataPage>();
}
