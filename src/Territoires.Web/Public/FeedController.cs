using System.Text;
using System.Xml.Linq;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Web.Answers;
using Territoires.Web.Public.Published;
using Territoires.Web.Served;

namespace Territoires.Web.Public;

/// <summary>
/// What is new, for whoever follows it with a reader: each call from its opening, each list from its publication instant, each
/// change of a list from when it was made.
/// </summary>
public sealed class FeedController(PublicSite site, CallStore calls, PublishedLists published) : ControllerBase
{
    private const int Most = 100;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Reads("appels.atom"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ReadFeedAsync(CancellationToken cancellation)
    {
        if (site.AddressFor(Request) is not { } address)
        {
            return Problems.NotFound.ToResult();
        }

        var now = Request.Act().ReceivedAt;
        var news = new List<News>();
        foreach (var call in (await calls.AllAsync(cancellation))
            .Where(call => call.IsPublic && call.Rules.Calendar.Opens.Instant <= now).OrderBy(call => call.Id, StringComparer.Ordinal))
        {
            news.Add(Of(call));
            if (call.IsPublishedAt(now) && await published.FindAsync(call.Id, now, cancellation) is { } list)
            {
                news.AddRange(Of(list.List));
            }
        }

        var latest = news.Index().OrderByDescending(one => one.Item.At).ThenByDescending(one => one.Index)
            .Select(one => one.Item).Take(Most).ToList();
        var feed = new XElement(
            Atom + "feed",
            new XElement(Atom + "id", Absolute(Addresses.Feed)),
            new XElement(Atom + "title", "Territoires\u00a0: appels et listes de lauréats"),
            new XElement(Atom + "updated", Instant(latest.Count > 0 ? latest[0].At : DateTimeOffset.UnixEpoch)),
            new XElement(Atom + "author", new XElement(Atom + "name", "Territoires")),
            Link("self", Addresses.Feed),
            Link("alternate", Addresses.Home),
            latest.Select(one => new XElement(
                Atom + "entry",
                new XElement(Atom + "id", Absolute(one.Address)),
                new XElement(Atom + "title", one.Title),
                new XElement(Atom + "updated", Instant(one.At)),
                Link("alternate", one.Address),
                new XElement(Atom + "summary", one.Summary))));
        return new PublicBytes(
            Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{feed}\n"),
            "application/atom+xml; charset=utf-8").ToResult();

        string Absolute(string path) => new Uri(address, path).AbsoluteUri;
        XElement Link(string relation, string path) =>
            new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", Absolute(path)));
    }

    private static News Of(CallState call)
    {
        var calendar = call.Rules.Calendar;
        DateTimeOffset? putOff = call.Extensions is [.., var last] ? last.At : null;
        var until = calendar.Closes is { } closes ? $" Dépôts jusqu’au {FrenchText.Instant(closes)}." : string.Empty;
        var ended = call.End is { } end ? $" {EndText.Of(end, calendar.Zone)}" : string.Empty;
        return new News(
            Addresses.Call(call.Id), call.Rules.Title, Latest(calendar.Opens.Instant, putOff, call.End?.At),
            $"{call.Rules.Summary}{until}{ended}{Invented(call.Rules.Fictitious)}");
    }

    private static IEnumerable<News> Of(LaureatesAnswer list)
    {
        var count = list.Laureates.Count == 1 ? "Un lauréat" : $"{FrenchText.Number(list.Laureates.Count)} lauréats";
        yield return new News(
            Addresses.Laureates(list.Call), $"Lauréats\u00a0: {list.Title}", list.PublishedAt,
            $"{count}. Liste publiée le {FrenchText.Day(list.PublishedAt, list.Zone)}.{Invented(list.Fictitious)}");
        foreach (var change in list.Changes)
        {
            yield return new News(
                Addresses.LaureatesVersion(list.Call, change.Version), $"Liste modifiée\u00a0: {list.Title}", change.At,
                $"{change.Statement}{Invented(list.Fictitious)}");
        }
    }

    private static string Invented(bool isFictitious) => isFictitious ? " Règlement fictif, établi pour démonstration." : string.Empty;

    private static DateTimeOffset Latest(params DateTimeOffset?[] instants) => instants.Max()!.Value;

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", FrenchText.French);

    /// <param name="At">When it came or changed: never later than the reader's clock.</param>
    private sealed record News(string Address, string Title, DateTimeOffset At, string Summary);
}
