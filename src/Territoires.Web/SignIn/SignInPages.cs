using Microsoft.Extensions.Hosting;
using Territoires.Core.Mail;
using Territoires.Web.Served;
using Territoires.Web.SignIn.Links;

namespace Territoires.Web.SignIn;

/// <summary>
/// The page where one signs in, as it stands or with what was just refused; and whether this installation can send a link at all.
/// </summary>
public sealed class SignInPages(IHostEnvironment environment, PublicSite site, Mailboxes mailboxes)
{
    public IResult Show(HttpRequest request, string back, string typed, Problem? problem)
    {
        var development = DevelopmentOnly.Allows(environment, request);
        if (!development && SiteOf(request) is null)
        {
            return Problems.SignInUnavailable.ToResult();
        }

        problem?.AnnounceTo(request.HttpContext.Response);
        return Page.Of(new SignInPage
        {
            Return = back,
            Typed = typed,
            Registers = SignInLinks.Registers(back),
            Development = development,
            Problem = problem,
        }, problem);
    }

    /// <summary>Where the links of a mail lead; null when no mail can be sent.</summary>
    public Uri? SiteOf(HttpRequest request) => mailboxes.Current is null ? null : site.AddressFor(request);
}
