using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Publication;

namespace Territoires.Functions.Web;

/// <summary>The addresses of the public pages, for search engines. A list and its laureates join it at their publication instant.</summary>
public sealed class ReadSitemap(PublicSite site, CallStore calls, PublishedLists published)
{
    private static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Function(nameof(ReadSitemap)), Policy(Permission.ReadPublic)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request, CancellationToken cancellation)
    {
        if (site.AddressFor(request) is not { } address)
        {
            return Problems.NotFound.ToResult();
        }

        var pages = new List<string> { Addresses.Home, Addresses.Accessibility, Addresses.LegalNotice, Addresses.PersonalData, Addresses.ApiDocumentation };
        foreach (var call in (await calls.AllAsync(cancellation)).Where(call => call.IsPublic).OrderBy(call => call.Id, StringComparer.Ordinal))
        {
            pages.Add(Addresses.Call(call.Id));
            if (await published.FindAsync(call.Id, request.Act().ReceivedAt, cancellation) is { } list)
            {
                pages.Add(Addresses.Laureates(call.Id));
                pages.AddRange(list.View.Laureates.Select(laureate => Addresses.Laureate(call.Id, laureate.Slug)));
            }
        }

        var map = new XElement(Sitemaps + "urlset", pages.Select(page => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", new Uri(address, page).AbsoluteUri))));
        return new PublicBytes(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{map}\n"), "application/xml; charset=utf-8").ToResult();
    }
}
