using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Territoires.Functions.Identity.Links;

/// <summary>The button of the page that a link opens.</summary>
public sealed class UseSignInLink(SignInLinks links, SignInOpening opening)
{
    [Function(nameof(UseSignInLink)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "connexion/lien")] HttpRequest request, CancellationToken cancellation)
    {
        var form = await request.ReadFormAsync(cancellation);
        var link = await links.LookAsync(form["jeton"].ToString(), request, cancellation);
        if (link.IsRefused)
        {
            return SignInLinkPage.Of(link.Refusal);
        }

        var opened = await opening.OpenAsync(link.Value, request, cancellation);
        return opened.IsRefused ? SignInLinkPage.Of(opened.Refusal) : Results.LocalRedirect(opened.Value);
    }
}
