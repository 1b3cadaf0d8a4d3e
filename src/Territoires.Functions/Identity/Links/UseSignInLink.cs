using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Identity.Accounts;
using Territoires.Functions.Identity.Sessions;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Links;

/// <summary>A link opens its one session: of all who try at once, the table lets one through.</summary>
public sealed class UseSignInLink(SignInLinks links, SignInLinkStore store, AccountStore accounts, WebSessions sessions, IHostEnvironment environment)
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

        if (await accounts.FindAsync(link.Value.Account, cancellation) is not { } account)
        {
            return SignInLinkPage.Of(Problems.LinkExpired);
        }

        if (!await store.UseAsync(link.Value))
        {
            return SignInLinkPage.Of(Problems.LinkUsed);
        }

        await accounts.ConfirmAsync(account);
        if (request.Cookies[Identification.Cookie] is { Length: > 0 } before)
        {
            await sessions.EndAsync(before);
        }

        var cookie = await sessions.StartAsync(account, request.Act().ReceivedAt);
        SessionCookie.Give(request.HttpContext, environment, Identification.Cookie, cookie);
        return Results.LocalRedirect(link.Value.Return);
    }
}
