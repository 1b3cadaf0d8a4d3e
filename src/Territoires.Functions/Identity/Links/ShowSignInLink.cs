using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Territoires.Functions.Identity.Links;

/// <summary>The page that a link opens. It changes nothing: the scanners of mail servers open links too.</summary>
public sealed class ShowSignInLink(SignInLinks links)
{
    [Function(nameof(ShowSignInLink)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "connexion/lien")] HttpRequest request, CancellationToken cancellation)
    {
        var token = request.Query["jeton"].ToString();
        var link = await links.LookAsync(token, request, cancellation);
        if (link.IsRefused)
        {
            return SignInLinkPage.Of(link.Refusal);
        }

        return link.Value.Use is not null && await links.IsSignedInAsync(link.Value, request, cancellation)
            ? Results.LocalRedirect(link.Value.Return)
            : SignInLinkPage.Of(token);
    }
}
