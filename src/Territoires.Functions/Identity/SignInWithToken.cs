using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Functions.Identity.Sessions;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Keeps a pasted token in a cookie that scripts cannot read. Development on loopback only.</summary>
public sealed class SignInWithToken(IHostEnvironment environment, Tokens tokens, SignInPages pages)
{
    [Function(nameof(SignInWithToken)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "connexion/jeton")] HttpRequest request, CancellationToken cancellation)
    {
        if (!DevelopmentOnly.Allows(environment, request))
        {
            return Problems.NotFound.ToResult();
        }

        var form = await request.ReadFormAsync(cancellation);
        var token = form["jeton"].ToString().Trim();
        var back = Addresses.Local(form["retour"]);
        if (token.Length == 0 || await tokens.ReadAsync(token) is null)
        {
            return pages.Show(request, back, string.Empty, Problems.TokenRefused);
        }

        SessionCookie.Give(request.HttpContext, environment, Identification.Cookie, token);
        return Results.LocalRedirect(back);
    }
}
