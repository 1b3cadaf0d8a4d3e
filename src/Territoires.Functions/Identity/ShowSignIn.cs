using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Where one asks for a link that signs in.</summary>
public sealed class ShowSignIn(SignInPages pages)
{
    [Function(nameof(ShowSignIn)), Policy(Permission.SignIn)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "connexion")] HttpRequest request) =>
        pages.Show(request, Addresses.Local(request.Query["retour"]), string.Empty, null);
}
