using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Identity.Sessions;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Ends the session, in this browser and wherever its cookie was copied.</summary>
public sealed class SignOut(WebSessions sessions, IHostEnvironment environment)
{
    [Function(nameof(SignOut)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "deconnexion")] HttpRequest request)
    {
        if (request.Cookies[Identification.Cookie] is { Length: > 0 } cookie)
        {
            await sessions.EndAsync(cookie);
        }

        SessionCookie.TakeBack(request.HttpContext, environment, Identification.Cookie);
        return Results.LocalRedirect(Addresses.Home);
    }
}
