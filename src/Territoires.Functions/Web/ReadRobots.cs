using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Functions.Identity;

namespace Territoires.Functions.Web;

/// <summary>What search engines may read: the public pages. The desks answer nobody without a session; there is nothing to find there.</summary>
public sealed class ReadRobots(PublicSite site)
{
    [Function(nameof(ReadRobots)), Policy(Permission.ReadPublic)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "robots.txt")] HttpRequest request)
    {
        string[] desks = [Addresses.MyApplications, Addresses.Jury, Addresses.Opinions, Addresses.Management, "/api"];
        var lines = new StringBuilder("User-agent: *\n").AppendJoin(string.Empty, desks.Select(desk => $"Disallow: {desk}/\n"));
        if (site.AddressFor(request) is { } address)
        {
            lines.Append("Sitemap: ").Append(new Uri(address, Addresses.Sitemap)).Append('\n');
        }

        return new PublicBytes(Encoding.UTF8.GetBytes(lines.ToString()), "text/plain; charset=utf-8").ToResult();
    }
}
