using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Publication;

/// <summary>From the closing to the publication instant nothing is to be learnt, not even from a header or an entity tag.</summary>
public sealed partial class EmbargoTests
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task Nothing_that_the_outside_may_read_tells_whom_the_authority_designated()
    {
        await using var app = await TestApp.StartAsync();
        // One past, two futures: the same call in two apps.
        await using var second = await TestApp.StartAsync();
        var (one, other) =
            (await CommissionJourney.ToAsync(app, CommissionStage.Proposed),
                await CommissionJourney.ToAsync(second, CommissionStage.Proposed));
        // Past the last public deadline: what changes from here on does not change because a date has passed.
        await app.AdvanceToAsync(one.ReviewsBy.AddMilliseconds(1));
        await second.AdvanceToAsync(one.ReviewsBy.AddMilliseconds(1));
        var (before, otherBefore) = (await SeenAsync(one), await SeenAsync(other));

        (await one.DesignateAsync([one.Candidates[0], one.Candidates[1]])).Ok();
        (await other.DesignateAsync([other.Candidates[2]], (other.Candidates[2], "Seule de sa région."), (other.Candidates[0], "Financée."),
            (other.Candidates[1], "Financée."))).Ok();
        await SameAsync(one, before);
        await SameAsync(other, otherBefore);
        // One has a reserve, the other has none.
        (await one.Authority.PostAsync(
            $"{one.CallPath}/reserve", new { ranked = new[] { one.Candidates[2].Number }, seen = 0 })).Ok();
        await SameAsync(one, before);
        (await one.ScheduleAsync(one.EarliestPublication)).Ok();
        (await other.ScheduleAsync(one.EarliestPublication)).Ok();
        await SameAsync(one, before);
        await SameAsync(other, otherBefore);
        await app.AdvanceToAsync(one.EarliestPublication.AddMilliseconds(-1));
        await second.AdvanceToAsync(one.EarliestPublication.AddMilliseconds(-1));
        await SameAsync(one, before);
        await SameAsync(other, otherBefore);
        await app.AdvanceToAsync(one.EarliestPublication);
        await second.AdvanceToAsync(one.EarliestPublication);

        await ToldAsync(one, before, 0, 1, 2);
        await ToldAsync(other, otherBefore, 2);
    }

    [Fact]
    public async Task From_closing_to_publication_the_call_is_under_instruction_and_nothing_moves()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.OpenAsync(app);
        await app.AdvanceToAsync(journey.Closes.AddMilliseconds(1));
        var first = await CallAsync(journey);
        foreach (var stage in Enum.GetValues<CommissionStage>().Where(
            stage => stage is > CommissionStage.Open and < CommissionStage.Published))
        {
            await journey.ToAsync(stage);
            foreach (var (who, seen) in await CallAsync(journey))
            {
                seen.ShouldBe(first[who], $"{who} at {stage}");
            }
        }

        var page = new HtmlParser().ParseDocument((await app.As().GetAsync($"/appels/{journey.Call}")).Text);
        page.QuerySelector(".fr-badge")!.TextContent.ShouldBe("En cours d’instruction");
        page.QuerySelector("#avancement")!.TextContent.ShouldStartWith("Les candidatures sont en cours d’instruction");
        page.QuerySelector("#avancement")!.TextContent.ShouldNotContain("échéance");
        var progress = (await app.As().GetAsync($"{journey.CallPath}/progress")).Json;
        progress.GetProperty("stage").GetString().ShouldBe("instruction");
        progress.GetProperty("nextTimer").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task An_applicant_learns_nothing_of_the_instruction_from_their_own_file()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed);
        var before = await FileAsync(journey);

        await journey.ToAsync(CommissionStage.PanelSet);
        (await journey.Service.PostAsync($"{journey.First.Path}/opinions", new { verdict = "unfavorable", text = "Hors sujet." })).Ok();
        (await journey.Juror(3).PostAsync($"{journey.First.Path}/recusals", new { ground = "elected" })).Ok();
        await journey.AssignAsync(journey.First, "juror-1", "juror-2");

        (await FileAsync(journey)).ShouldBe(before);
    }

    private static async Task SameAsync(CommissionJourney journey, Dictionary<string, string> before)
    {
        var seen = await SeenAsync(journey);
        seen.Count.ShouldBeGreaterThan(100);
        foreach (var (address, answer) in seen)
        {
            answer.ShouldBe(before[address], $"{address}, against what it was before the designation");
        }
    }

    /// <summary>The fact that might have leaked was there: the list and its reserve name these.</summary>
    private static async Task ToldAsync(CommissionJourney journey, Dictionary<string, string> before, params int[] named)
    {
        var seen = await SeenAsync(journey);
        var told = seen.Keys.Where(address => seen[address] != before[address]).Select(address => address.Split(' ')[1]).ToHashSet();
        foreach (var address in new[]
            { $"{journey.CallPath}/laureates", $"/appels/{journey.Call}/laureats", $"/appels/{journey.Call}/laureats/versions/1",
                "/sitemap.xml" })
        {
            told.ShouldContain(address);
        }

        told.Contains($"/appels/{journey.Call}/laureats/syndicat-mixte-fictif-n-0").ShouldBe(named.Contains(0));

        var list = await AskAsync(journey, $"/appels/{journey.Call}/laureats", null);
        Enumerable.Range(0, journey.Candidates.Count)
            .Where(place => list.Contains($"fictif n° {place}", StringComparison.Ordinal)).ShouldBe(named);
    }

    /// <summary>Every GET address with the real ids, to each of those outside: status, headers, bytes.</summary>
    private static async Task<Dictionary<string, string>> SeenAsync(CommissionJourney journey)
    {
        var seen = new Dictionary<string, string>();
        foreach (var (who, token) in Outsiders(journey))
        {
            foreach (var address in Addresses(journey))
            {
                foreach (var accept in new[] { "*/*", "text/html", "text/csv" }.Take(
                    address.EndsWith("/laureates", StringComparison.Ordinal)
                        || address.EndsWith("/minutes", StringComparison.Ordinal) ? 3 : 1))
                {
                    seen[$"{who} {address} {accept}"] = await AskAsync(journey, address, token, accept);
                }
            }
        }

        return seen;
    }

    private static async Task<Dictionary<string, string>> CallAsync(CommissionJourney journey)
    {
        var seen = new Dictionary<string, string>();
        foreach (var (who, token) in Outsiders(journey))
        {
            foreach (var address in new[] { journey.CallPath, $"{journey.CallPath}/progress", $"/appels/{journey.Call}", "/", "/api/calls",
                $"{journey.CallPath}/laureates" })
            {
                seen[$"{who} {address}"] = await AskAsync(journey, address, token);
            }
        }

        return seen;
    }

    private static async Task<string> FileAsync(CommissionJourney journey)
    {
        var token = journey.App.Token(Person(Role.Applicant, "applicant-1"));
        var seen = new StringBuilder();
        foreach (var address in new[]
            { journey.First.Path, $"{journey.First.Path}/receipt", journey.First.Document, $"{journey.CallPath}/applications",
                $"/candidatures/{journey.First.Id}", $"/candidatures/{journey.First.Id}/recepisse", "/candidatures" })
        {
            seen.AppendLine(await AskAsync(journey, address, token));
        }

        return seen.ToString();
    }

    private static IEnumerable<string> Addresses(CommissionJourney journey) =>
        from route in AppRoutes.All()
        where route.Method == "GET"
        from id in route.Route.Contains("sessions/{id}", StringComparison.Ordinal) ? [$"{journey.Call}-seance"]
            : route.Route.Contains("{id}", StringComparison.Ordinal) ? journey.Candidates.Select(candidate => candidate.Id) : [string.Empty]
        select AppRoutes.Address(route.Route, journey.Call, id);

    private static (string Who, string? Token)[] Outsiders(CommissionJourney journey) =>
    [
        ("public", null),
        ("applicant", journey.App.Token(Person(Role.Applicant, "applicant-1"))),
        ("service", journey.App.Token(Person(Role.Service, "ddt-48") with { Departements = ["48"] })),
        ("juror", journey.App.Token(Person(Role.Juror, "juror-2"))),
    ];

    private static Actor Person(Role role, string id) => new(id, new HashSet<Role> { role }, null, []);

    private static async Task<string> AskAsync(CommissionJourney journey, string address, string? token, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(journey.App.Address, address));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var response = await Http.SendAsync(request);
        var seen = new StringBuilder().Append((int)response.StatusCode).AppendLine();
        foreach (var header in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(
            header => header.Key != "Date" && !(IsOfThePort(address) && header.Key is "ETag" or "Content-Length")))
        {
            seen.AppendLine(header.Key == "Set-Cookie" ? header.Key : $"{header.Key}: {header.Value}");
        }

        // Two apps, two ports: an absolute address of ours is the same one.
        return seen.Append(
            Drawn().Replace(await response.Content.ReadAsStringAsync(), "${before}")
                .Replace(journey.App.Address.ToString(), "/", StringComparison.Ordinal)).ToString();
    }

    /// <summary>Holds absolute addresses, so that its tag and its length tell the port of the app.</summary>
    private static bool IsOfThePort(string address) => address is "/robots.txt" or "/sitemap.xml";

    /// <summary>What is drawn anew for every form: the anti-forgery token and the idempotency key.</summary>
    [GeneratedRegex(
        "(?<before>name=\"(?:verification|cle)\"[^>]*value=\")[^\"]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Drawn();
}
