using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing.Template;
using Territoires.Functions.Http;
using Territoires.Functions.Tests.Identity;

namespace Territoires.Functions.Tests.Web;

/// <summary>Each address is answered by its own function in the order of the real host, which knows no precedence.</summary>
public sealed class RouteOrderTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Value = "exemple-1";
    private static readonly HostRouter Host = new(AppRoutes.Functions());

    /// <summary>First words of the addresses, which a parameter may be asked to be or not to be.</summary>
    private static readonly string[] FirstWords =
    [
        .. Host.Routes.Select(route => Literal(route, 0)).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void Each_function_answers_at_its_own_address_by_each_of_its_methods()
    {
        Host.Routes.Count.ShouldBeGreaterThan(50);
        var astray = from route in Host.Routes
                     from method in route.Methods
                     let address = Address(route)
                     let found = Host.Find(method, address)
                     where found != route
                     select $"{method} {address} of {route}: {found}";

        astray.ShouldBeEmpty();
    }

    /// <summary>Asked of what stands in for the host, over HTTP, by nobody who is signed in.</summary>
    [Fact]
    public async Task Each_request_is_given_to_its_own_function()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
        var answered = new ConcurrentQueue<string>();
        fixture.App.Host.Invoked += answered.Enqueue;
        foreach (var (route, method) in Host.Routes.SelectMany(route => route.Methods, (route, method) => (route, method)))
        {
            answered.Clear();
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(fixture.App.Address, Address(route)));
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

            answered.ToArray().ShouldBe(
                [route.Function], customMessage: $"{request.Method} {request.RequestUri!.AbsolutePath} of {route}: {answer.StatusCode}");
        }

        fixture.App.Host.Invoked -= answered.Enqueue;
    }

    [Fact]
    public void Of_two_routes_that_an_address_satisfies_the_more_specific_one_answers()
    {
        var overlaps = from one in Host.Routes
                       from other in Host.Routes
                       where one != other
                       from method in one.Methods.Intersect(other.Methods)
                       let address = Address(one, other)
                       where one.Matches(address) && other.Matches(address)
                       let specific = Rank(one) < Rank(other) ? one : other
                       where Rank(one) == Rank(other) || Host.Find(method, address) == (specific == one ? other : one)
                       select $"{method} {address}: {one} and {other}";

        overlaps.ShouldBeEmpty();
    }

    [Fact]
    public void What_answers_wrong_addresses_of_the_api_sorts_last_and_the_site_takes_none_of_them()
    {
        Host.Routes[^1].Function.ShouldBe(nameof(WrongAddress));
        var (site, within) = (Host.Routes.Single(route => route.Function == nameof(Site)), Host.Routes[^1]);

        FirstWords.ShouldBe(["api", "health"], ignoreOrder: true);
        FirstWords.Where(word => site.Matches($"/{word}") || site.Matches($"/{word}/x")).ShouldBeEmpty();
        FirstWords.Where(word => !within.Matches($"/{word}") || !within.Matches($"/{word}/x/y/z")).ShouldBeEmpty();
        within.Template.Parameters[0].InlineConstraints.Single().Constraint.Count(sign => sign == '|')
            .ShouldBe(FirstWords.Length - 1, "and none that nothing begins with");
    }

    [Theory]
    [InlineData("/apix", nameof(Site))]
    [InlineData("/appels/x", nameof(Site))]
    [InlineData("/api x", nameof(Site))]
    [InlineData("/nulle/part", nameof(Site))]
    [InlineData("/API/nulle-part", nameof(WrongAddress))]
    [InlineData("/api", nameof(WrongAddress))]
    [InlineData("/health/x/y", nameof(WrongAddress))]
    [InlineData("/admin", null)]
    [InlineData("/administration", null)]
    [InlineData("/runtime/webhooks", null)]
    public void What_is_no_address_of_the_api_is_the_sites_unless_it_is_the_hosts_own(string path, string? function)
    {
        foreach (var method in new[] { "get", "head", "post", "put", "patch", "delete", "options" })
        {
            Host.Find(method, path)?.Function.ShouldBe(function, method);
        }
    }

    [Fact]
    public void The_root_is_the_home_page_to_read_and_the_hosts_own_to_write()
    {
        Host.Find("get", "/")?.Function.ShouldBe(nameof(SiteHome));
        Host.Find("head", "/")?.Function.ShouldBe(nameof(SiteHome));
        Host.Find("post", "/").ShouldBeNull();
    }

    /// <summary>What the real host was seen to do with the names and the routes of before.</summary>
    [Fact]
    public void A_route_that_swallows_another_because_of_its_name_is_seen()
    {
        var before = new HostRouter(
        [
            new("ShowCall", "appels/{call}", "get"), new("Fallback", "{*path:regex(^(?!admin|runtime).*)}", "get", "post"),
            new("SubmitApplicationForm", "candidatures/{id}/etapes/depot", "post"),
            new("AnswersForm", "candidatures/{id}/etapes/{step}", "post"),
        ]);

        before.Find("get", "/appels/x")?.Function.ShouldBe("Fallback");
        before.Find("post", "/candidatures/x/etapes/depot")?.Function.ShouldBe("AnswersForm");
    }

    private static decimal Rank(HostRoute route) => RoutePrecedence.ComputeInbound(route.Template);

    /// <summary>An address of the route; where the other has a word and this one a value, that word, so that both may match.</summary>
    private static string Address(HostRoute route, HostRoute? other = null) =>
        "/" + string.Join(
            '/', route.Template.Segments.Select(
                (segment, i) =>
                    string.Concat(segment.Parts.Select(part => part.IsParameter ? ValueOf(route, part, other, i) : part.Text))));

    private static string ValueOf(HostRoute route, TemplatePart part, HostRoute? other, int segment)
    {
        string?[] values = [other is null ? null : Literal(other, segment), Value, .. FirstWords];
        return values.FirstOrDefault(value => value is not null && route.Takes(part.Name!, value))
            ?? (part.IsOptional ? string.Empty : throw new InvalidOperationException($"No value is known for {part.Name} of {route}."));
    }

    private static string? Literal(HostRoute route, int segment) =>
        route.Template.GetSegment(segment) is { Parts: [{ IsLiteral: true } word] } ? word.Text : null;
}
