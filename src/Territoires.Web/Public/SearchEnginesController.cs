using System.Text;
using System.Xml.Linq;
using Territoires.Core.Calls;
using Territoires.Web.Public.Published;
using Territoires.Web.Served;

namespace Territoires.Web.Public;

/// <summary>
/// What search engines may read: the public pages. The desks answer nobody without a session; there is nothing to find there.
/// </summary>
public sealed class SearchEnginesController(PublicSite site, CallStore calls, PublishedLists published) : ControllerBase
{
    [Reads("robots.txt"), Policy(Permission.ReadPublic)]
    public IResult ReadRobots()
    {
        string[] desks = [Addresses.MyApplications, Addresses.Jury, Addresses.Opinions, Addresses.Management, "/api"];
        var lines = new StringBuilder("User-agent: *\n").AppendJoin(string.Empty, desks.Select(desk => $"Disallow: {desk}/\n"));
        if (site.AddressFor(Request) is { } address)
        {
            lines.Append("Sitemap: ").Append(new Uri(address, Addresses.Sitemap)).Append('\n');
        }

        return new PublicBytes(Encoding.UTF8.GetBytes(lines.ToString()), "text/plain; charset=utf-8").ToResult();
    }

    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>
    /// The addresses of the public pages, for search engines. A list and its laureates join it at their publication instant.
    /// </summary>
    [Reads("sitemap.xml"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ReadSitemapAsync(CancellationToken cancellation)
    {
        if (site.AddressFor(Request) is not { } address)
        {
            return Problems.NotFound.ToResult();
        }

        var pages = new List<string>
        {
            Addresses.Home, Addresses.Help, Addresses.Accessibility, Addresses.LegalNotice, Addresses.PersonalData,
            Addresses.ApiDocumentation,
        };
        foreach (var call in (await calls.AllAsync(cancellation)).Where(call => call.IsPublic).OrderBy(
            call => call.Id, StringComparer.Ordinal))
        {
            pages.Add(Addresses.Call(call.Id));
            if (await published.FindAsync(call.Id, Request.Act().ReceivedAt, cancellation) is { } list)
            {
                pages.Add(Addresses.Laureates(call.Id));
                pages.AddRange(list.View.Laureates.Select(laureate => Addresses.Laureate(call.Id, laureate.Slug)));
            }
        }

        var map = new XElement(
            Sitemaps + "urlset",
            pages.Select(page => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", new Uri(address, page).AbsoluteUri))));
        return new PublicBytes(
            Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{map}\n"), "application/xml; charset=utf-8").ToResult();
    }
}
