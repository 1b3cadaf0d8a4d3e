using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity.Links;

/// <summary>The mail was read elsewhere: its code is typed where the link was asked for, and opens there what the link would.</summary>
public sealed class UseSignInCode(SignInLinks links, SignInOpening opening, IHostEnvironment environment)
{
    [Function(nameof(UseSignInCode)), Policy(Permission.SignIn)]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "connexion/code")] HttpRequest request, CancellationToken cancellation)
    {
        var typed = (await request.ReadFormAsync(cancellation))["code"].ToString();
        var link = await links.LookByCodeAsync(typed, request, cancellation);
        if (link.IsRefused)
        {
            return Refused(link.Refusal);
        }

        var opened = await opening.OpenAsync(link.Value, request, cancellation);
        return opened.IsRefused ? Refused(opened.Refusal) : Results.LocalRedirect(opened.Value);

        IResult Refused(Problem problem)
        {
            problem.AnnounceTo(request.HttpContext.Response);
            return SignInLinkAskedPage.Of(DevelopmentOnly.Allows(environment, request), typed, problem);
        }
    }
}
