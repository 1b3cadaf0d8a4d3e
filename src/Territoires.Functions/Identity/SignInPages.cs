using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Territoires.Functions.Identity.Links;
using Territoires.Functions.Notifications;
using Territoires.Functions.Web;

namespace Territoires.Functions.Identity;

/// <summary>The page where one signs in, as it stands or with what was just refused; and whether this installation can send a link at all.</summary>
public sealed class SignInPages(IHostEnvironment environment, IConfiguration configuration, Mailboxes mailboxes)
{
    public const string AddressSetting = "TerritoiresPublicAddress";

    public IResult Show(HttpRequest request, string back, string typed, Problem? problem)
    {
        var development = DevelopmentOnly.Allows(environment, request);
        if (!development && SiteOf(request) is null)
        {
            return Problems.SignInUnavailable.ToResult();
        }

        return new RazorComponentResult<SignInPage>(new
        {
            Return = back,
            Typed = typed,
            Registers = SignInLinks.Registers(back),
            Development = development,
            Problem = problem,
        })
        {
            StatusCode = problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    /// <summary>
    /// Where the links of a mail lead; null when no mail can be sent. Never what the request says, which is forwarded from
    /// outside: only a developer's own machine is believed.
    /// </summary>
    public Uri? SiteOf(HttpRequest request)
    {
        if (mailboxes.Current is null)
        {
            return null;
        }

        var site = DevelopmentOnly.Allows(environment, request) ? $"{request.Scheme}://{request.Host}/" : configuration[AddressSetting];
        return Uri.TryCreate(site, UriKind.Absolute, out var address) ? address : null;
    }
}
