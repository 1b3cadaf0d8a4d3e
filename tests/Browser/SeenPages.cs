using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>
/// Every page that a journey looked at, as the app sent it: what can only be checked of them together is checked at the end.
/// </summary>
internal static partial class SeenPages
{
    private static readonly ConditionalWeakTable<IPage, IResponse> Last = [];
    private static readonly ConcurrentBag<SeenPage> All = [];

    public static IReadOnlyCollection<SeenPage> SoFar => All;

    /// <summary>From here on, what each page of the browser is sent is known.</summary>
    public static void Follow(IBrowserContext context) => context.Page += (_, page) => page.Response += (_, response) =>
    {
        if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame && response.Status is < 300 or >= 400)
        {
            Last.AddOrUpdate(page, response);
        }
    };

    public static async Task AddAsync(IPage page, string name, IReadOnlyList<string> faults)
    {
        var response = Last.TryGetValue(page, out var last) ? last : throw new InvalidOperationException($"{name} was never sent.");
        All.Add(new SeenPage(name, PlaceOf(page.Url), await page.TitleAsync(), await response.TextAsync(), response.Ok, faults));
    }

    /// <summary>The address without what it names, so that two files are one place.</summary>
    private static string PlaceOf(string url) => Names().Replace(new Uri(url).AbsolutePath, "{}");

    [GeneratedRegex("(?<=/)(?:[^/]*[0-9a-f]{32}|(?:essai|atelier)-[^/]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}

/// <param name="Name">Of its picture.</param>
/// <param name="Place">Its address, without what it names.</param>
/// <param name="Faults">What <see cref="PageCheck"/> found: all of it is said at once, at the end.</param>
/// <param name="Ok">False for a refusal, which may be the page of another address.</param>
internal sealed record SeenPage(string Name, string Place, string Title, string Html, bool Ok, IReadOnlyList<string> Faults);
