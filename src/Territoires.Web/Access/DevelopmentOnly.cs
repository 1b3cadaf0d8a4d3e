using System.Net;
using Microsoft.Extensions.Hosting;

namespace Territoires.Web.Access;

/// <summary>What must not exist where real people are.</summary>
public static class DevelopmentOnly
{
    public static bool Allows(IHostEnvironment environment, HttpRequest request) =>
        environment.IsDevelopment() && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
