using Microsoft.Extensions.Hosting;
using Territoires.Web.Sessions;

namespace Territoires.Web.Door;

/// <summary>
/// The cookie that pairs with the token of each form, given as those of sessions are. The framework's own policy « always »
/// would refuse to make a form at all, because the host forwards requests without TLS.
/// </summary>
public sealed class FormCookie : CookieBuilder
{
    private readonly IHostEnvironment environment;

    public FormCookie(IHostEnvironment environment)
    {
        this.environment = environment;
        Name = "territoires-formulaire";
        HttpOnly = true;
        SameSite = SameSiteMode.Strict;
        IsEssential = true;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = SessionCookie.IsSecure(context, environment);
        return options;
    }
}
