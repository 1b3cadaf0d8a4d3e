using System.Globalization;
using Territoires.Core.Calls;

namespace Territoires.Web.Public.Published;

/// <summary>
/// The published page. It appears at its instant, even when a timer is late, and never earlier: until then its address says when.
/// </summary>
public sealed class LaureatesController(PublishedLists published, PublicPages pages, CallStore calls) : ControllerBase
{
    [Reads("appels/{call}/laureats"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowLaureatesAsync(string call, CancellationToken cancellation)
    {
        if (await published.FindAsync(call, Request.Act().ReceivedAt, cancellation) is not { } list)
        {
            return (await calls.LoadAsync(call, cancellation)).State is { IsPublic: true } state
                ? pages.Of(Page.Of(new AwaitedListPage { Call = state }))
                : Problems.NotFound.ToResult();
        }

        var choice = list.View.Choose(Request.Query);
        return pages.Of(() => Page.Of(new LaureatesPage { View = list.View, Choice = choice }), list.Pages, choice.Key);
    }

    /// <summary>
    /// One laureate of a published list, with all that the list says of it. Like the list, it does not exist before its instant.
    /// </summary>
    [Reads("appels/{call}/laureats/{laureate}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowLaureateAsync(string call, string laureate, CancellationToken cancellation) =>
        await published.FindAsync(call, Request.Act().ReceivedAt, cancellation) is { } list && list.View.Find(laureate) is { } found
            ? pages.Of(() => Page.Of(new LaureatePage { View = list.View, Listed = found }), list.Pages, $"/{found.Slug}")
            : Problems.NotFound.ToResult();

    /// <summary>
    /// The list as one of its versions said it: nothing that was public is taken back. Like the list, it does not exist before its
    /// instant.
    /// </summary>
    [Reads("appels/{call}/laureats/versions/{number}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> ShowVersionAsync(
        string call, string number, [FromServices] Laureates laureates, CancellationToken cancellation)
    {
        var now = Request.Act().ReceivedAt;
        if (await published.FindAsync(call, now, cancellation) is not { } list
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            || await laureates.VersionAsync(call, asked, now, cancellation) is not { } version)
        {
            return Problems.NotFound.ToResult();
        }

        return pages.Of(Page.Of(new ListVersionPage { List = version, Latest = list.List }));
    }

    /// <summary>
    /// The published list by its suffix, for links on pages: <c>laureats.json</c> and <c>laureats.csv</c> for programs,
    /// <c>laureats.xlsx</c> for people, <c>laureats.geojson</c> for maps.
    /// </summary>
    [Reads("appels/{call}/laureats.{format}"), Policy(Permission.ReadPublic)]
    public async Task<IResult> DownloadLaureatesAsync(string call, string format, CancellationToken cancellation) =>
        (format, await published.FindAsync(call, Request.Act().ReceivedAt, cancellation)) switch
        {
            ("json", { } list) => list.Json.ToResult(),
            ("csv", { } list) => list.Csv.ToResult(),
            ("xlsx", { } list) => list.Xlsx.ToResult(),
            ("geojson", { } list) => list.Map.ToResult(),
            _ => Problems.NotFound.ToResult(),
        };
}
