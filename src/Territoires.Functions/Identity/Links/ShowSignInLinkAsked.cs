using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Territoires.Functions.Identity.Links;

/// <summary>What to do once a link was asked for.</summary>
public sealed class ShowSignInLinkAsked(IHostEnvironment environment)
{
    [Function(nameof(ShowSignInLinkAsked)), Policy(Permission.SignIn)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "connexion/envoye")] HttpRequest request) =>
        SignInLinkAskedPage.Of(DevelopmentOnly.Allows(environment, request));
}
