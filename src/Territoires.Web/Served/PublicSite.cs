using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Territoires.Core.SignIn;

namespace Territoires.Web.Served;

/// <summary>
/// Where this installation is for the world: what absolute links begin with. Never what the request says, which is forwarded
/// from outside: only a developer's own machine is believed.
/// </summary>
public sealed class PublicSite(IHostEnvironment environment, IConfiguration configuration)
{
    public const string Setting = Tokens.InstallationSetting;

    /// <summary>For what no request asks for, a mail; null when nobody set it.</summary>
    public Uri? Address => Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var address) ? address : null;

    /// <summary>Null when nobody set it.</summary>
    public Uri? AddressFor(HttpRequest request) =>
        DevelopmentOnly.Allows(environment, request) ? new Uri($"{request.Scheme}://{request.Host}/") : Address;
}
