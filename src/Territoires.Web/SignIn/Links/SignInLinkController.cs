using Microsoft.Extensions.Hosting;

namespace Territoires.Web.SignIn.Links;

/// <summary>The page that a link opens. It changes nothing: the scanners of mail servers open links too.</summary>
public sealed class SignInLinkController(SignInLinks links, SignInOpening opening, IHostEnvironment environment) : ControllerBase
{
    [Reads("connexion/lien"), Policy(Permission.SignIn)]
    public async Task<IResult> ShowSignInLinkAsync(CancellationToken cancellation)
    {
        var token = Request.Query["jeton"].ToString();
        var link = await links.LookAsync(token, Request, cancellation);
        if (link.IsRefused)
        {
            return SignInLinkPage.Of(link.Refusal);
        }

        return link.Value.Use is not null && await links.IsSignedInAsync(link.Value, Request, cancellation)
            ? Results.LocalRedirect(link.Value.Return)
            : SignInLinkPage.Of(token);
    }

    /// <summary>The button of the page that a link opens.</summary>
    [HttpPost("connexion/lien"), Policy(Permission.SignIn)]
    public async Task<IResult> UseSignInLinkAsync(CancellationToken cancellation)
    {
        var form = await Request.ReadFormAsync(cancellation);
        var link = await links.LookAsync(form["jeton"].ToString(), Request, cancellation);
        if (link.IsRefused)
        {
            return SignInLinkPage.Of(link.Refusal);
        }

        var opened = await opening.OpenAsync(link.Value, Request, cancellation);
        return opened.IsRefused ? SignInLinkPage.Of(opened.Refusal) : Results.LocalRedirect(opened.Value);
    }

    /// <summary>The mail was read elsewhere: its code is typed where the link was asked for, and opens there what the link would.</summary>
    [HttpPost("connexion/code"), Policy(Permission.SignIn)]
    public async Task<IResult> UseSignInCodeAsync(CancellationToken cancellation)
    {
        var typed = (await Request.ReadFormAsync(cancellation))["code"].ToString();
        var link = await links.LookByCodeAsync(typed, Request, cancellation);
        if (link.IsRefused)
        {
            return Refused(link.Refusal);
        }

        var opened = await opening.OpenAsync(link.Value, Request, cancellation);
        return opened.IsRefused ? Refused(opened.Refusal) : Results.LocalRedirect(opened.Value);

        IResult Refused(Problem problem)
        {
            problem.AnnounceTo(Request.HttpContext.Response);
            return SignInLinkAskedPage.Of(DevelopmentOnly.Allows(environment, Request), typed, problem);
        }
    }
}
