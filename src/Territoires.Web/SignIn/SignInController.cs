using Microsoft.Extensions.Hosting;
using Territoires.Core.Accounts;
using Territoires.Core.SignIn;
using Territoires.Web.Sessions;
using Territoires.Web.SignIn.Links;

namespace Territoires.Web.SignIn;

/// <summary>Where one asks for a link that signs in.</summary>
public sealed class SignInController(
    SignInPages pages, SignInLinks links, IHostEnvironment environment, Tokens tokens, WebSessions sessions) : ControllerBase
{
    [Reads("connexion"), Policy(Permission.SignIn)]
    public IResult ShowSignIn() =>
        pages.Show(Request, Addresses.Local(Request.Query["retour"]), string.Empty, null);

    /// <summary>Somebody asks for a link. The answer is the same whether the address is known or not.</summary>
    [HttpPost("connexion"), Policy(Permission.SignIn, Limit = ClientLimit.Mails)]
    public async Task<IResult> AskSignInLinkAsync(CancellationToken cancellation)
    {
        if (pages.SiteOf(Request) is not { } site)
        {
            return Problems.SignInUnavailable.ToResult();
        }

        var form = await Request.ReadFormAsync(cancellation);
        var back = Addresses.Local(form["retour"]);
        var typed = form["adresse"].ToString();
        if (EmailAddress.Parse(typed) is not { } address)
        {
            return pages.Show(Request, back, typed, Problems.AddressUnacceptable);
        }

        var browser = BrowserMark.Ensure(Request.HttpContext, environment);
        var asked = await links.AskAsync(address, back, browser, site, Request.Act().ReceivedAt);
        return asked is not null ? pages.Show(Request, back, typed, asked)
            : Results.LocalRedirect(SignInLinks.Registers(back) ? Addresses.FirstSignInLinkAsked : Addresses.SignInLinkAsked);
    }

    /// <summary>What to do once a link was asked for.</summary>
    [Reads("connexion/envoye"), Policy(Permission.SignIn)]
    public IResult ShowSignInLinkAsked() =>
        SignInLinkAskedPage.Of(
            DevelopmentOnly.Allows(environment, Request), registered: Request.Query.ContainsKey(Addresses.FirstSignIn));

    /// <summary>Keeps a pasted token in a cookie that scripts cannot read. Development on loopback only.</summary>
    [HttpPost("connexion/jeton"), Policy(Permission.SignIn)]
    public async Task<IResult> SignInWithTokenAsync(CancellationToken cancellation)
    {
        if (!DevelopmentOnly.Allows(environment, Request))
        {
            return Problems.NotFound.ToResult();
        }

        var form = await Request.ReadFormAsync(cancellation);
        var token = form["jeton"].ToString().Trim();
        var back = Addresses.Local(form["retour"]);
        if (token.Length == 0 || await tokens.ReadAsync(token) is null)
        {
            return pages.Show(Request, back, string.Empty, Problems.TokenRefused);
        }

        SessionCookie.Give(Request.HttpContext, environment, Identification.Cookie, token);
        return Results.LocalRedirect(back);
    }

    /// <summary>Ends the session, in this browser and wherever its cookie was copied.</summary>
    [HttpPost("deconnexion"), Policy(Permission.SignIn)]
    public async Task<IResult> SignOutAsync()
    {
        if (Request.Cookies[Identification.Cookie] is { Length: > 0 } cookie)
        {
            await sessions.EndAsync(cookie);
        }

        SessionCookie.TakeBack(Request.HttpContext, environment, Identification.Cookie);
        return Results.LocalRedirect(Addresses.Home);
    }
}
