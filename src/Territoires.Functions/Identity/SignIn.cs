using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>Keeps a pasted token in a cookie that scripts cannot read. Development on loopback only.</summary>
public sealed class SignIn(IHostEnvironment environment, Tokens tokens)
{
    [Function(nameof(SignIn)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "connexion")] HttpRequest request, CancellationToken cancellation)
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
            return new RazorComponentResult<SignInPage>(new { Return = back, Problem = Problems.TokenRefused }) { StatusCode = Problems.TokenRefused.Status };
        }

        request.HttpContext.Response.Cookies.Append(Identification.Cookie, token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            IsEssential = true,
        });
        return Results.LocalRedirect(back);
    }
}
