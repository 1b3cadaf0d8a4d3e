using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Territoires.Functions.Identity;

/// <summary>What must not exist where real people are.</summary>
public static class DevelopmentOnly
{
    public static bool Allows(IHostEnvironment environment, HttpRequest request) =>
        environment.IsDevelopment() && request.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
