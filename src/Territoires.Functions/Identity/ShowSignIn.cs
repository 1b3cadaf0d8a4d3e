using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Where a developer pastes a token. It exists in Development, on loopback, and nowhere else.</summary>
public sealed class ShowSignIn(IHostEnvironment environment)
{
    [Function(nameof(ShowSignIn)), Policy(Permission.SignIn)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "connexion")] HttpRequest request) =>
        DevelopmentOnly.Allows(environment, request)
            ? new RazorComponentResult<SignInPage>(new { Return = Addresses.Local(request.Query["retour"]), Problem = (Problem?)null })
            : Problems.NotFound.ToResult();
}
