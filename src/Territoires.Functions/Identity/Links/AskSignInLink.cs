using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Functions.Identity.Limits;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Links;

/// <summary>Somebody asks for a link. The answer is the same whether the address is known or not.</summary>
public sealed class AskSignInLink(SignInLinks links, SignInPages pages, IHostEnvironment environment)
{
    [Function(nameof(AskSignInLink)), Policy(Permission.SignIn, Limit = ClientLimit.Mails)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "connexion")] HttpRequest request, CancellationToken cancellation)
    {
        if (pages.SiteOf(request) is not { } site)
        {
            return Problems.SignInUnavailable.ToResult();
        }

        var form = await request.ReadFormAsync(cancellation);
        var back = Addresses.Local(form["retour"]);
        var typed = form["adresse"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
        {
            return pages.Show(request, back, typed, Problems.AddressUnacceptable);
        }

        var browser = BrowserMark.Ensure(request.HttpContext, environment);
        var asked = await links.AskAsync(address, back, browser, site, request.Act().ReceivedAt);
        return asked is null ? Results.LocalRedirect(Addresses.SignInLinkAsked) : pages.Show(request, back, typed, asked);
    }
}
