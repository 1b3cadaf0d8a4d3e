using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Forgets the session.</summary>
public static class SignOut
{
    [Function(nameof(SignOut)), Policy(Permission.SignIn)]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deconnexion")] HttpRequest request)
    {
        request.HttpContext.Response.Cookies.Delete(Identification.Cookie);
        return Results.LocalRedirect(Addresses.Home);
    }
}
