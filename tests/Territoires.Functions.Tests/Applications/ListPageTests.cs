using System.Text.Json;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Applications;

/// <summary>Lists of the API come a page at a time: whoever follows <c>next</c> reads each row once, whatever is added meanwhile.</summary>
public sealed class ListPageTests(ListPageTests.Written written) : IClassFixture<ListPageTests.Written>
{
    private const int Count = 330;
    private const int Page = 100;

    private readonly TestApp app = written.App;
    private readonly string list = $"/api/calls/{written.Call}/applications";

    [Fact]
    public async Task Every_application_is_on_one_page_though_others_are_submitted_meanwhile()
    {
        var secretary = app.As(Role.Secretary);
        var before = await WalkAsync(secretary, list, "applications");
        var added = Count;

        var pages = new List<IReadOnlyList<string>>();
        await foreach (var page in PagesAsync(secretary, list, "applications"))
        {
            pages.Add(page);
            await ManyApplications.AddAsync(app, written.Call, added, 10);
            added += 10;
        }

        before.Count.ShouldBeGreaterThanOrEqualTo(Count);
        pages.ShouldAllBe(page => page.Count <= Page);
        var seen = pages.SelectMany(page => page).ToArray();
        seen.ShouldBeUnique();
        before.Except(seen).ShouldBeEmpty();
        (await WalkAsync(secretary, list, "applications")).Where(before.Contains).ShouldBe(before, "what is added moves nothing");
    }

    [Fact]
    public async Task A_page_is_full_of_what_its_reader_may_read()
    {
        var juror = app.AsActor(new Actor("juror-1", new HashSet<Role> { Role.Juror }, null, []));
        var applicant = app.AsActor(new Actor("applicant-7", new HashSet<Role> { Role.Applicant }, null, []));
        await using var pages = PagesAsync(juror, list, "applications").GetAsyncEnumerator(TestContext.Current.CancellationToken);

        (await pages.MoveNextAsync()).ShouldBeTrue();
        pages.Current.Count.ShouldBe(Page, "the undecided ones that lie between are not theirs to read, and are passed over");
        (await WalkAsync(applicant, list, "applications")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reviews_and_calls_are_walked_through_alike()
    {
        var secretary = app.As(Role.Secretary);

        (await WalkAsync(
            secretary, $"/api/calls/{written.Call}/reviews", "reviews", review =>
                $"{review.GetProperty("application")} {review.GetProperty("juror")}"))
            .Count.ShouldBe(ManyApplications.Final);
        var all = await WalkAsync(app.As(), "/api/calls", "calls");
        all.ShouldBe([written.Call]);
        (await secretary.GetAsync($"/api/calls?after={written.Call}")).Ok().Json.GetProperty("calls").GetArrayLength()
            .ShouldBe(0, "none follows the last");
    }

    [Theory]
    [InlineData("applications?after=")]
    [InlineData("applications?after=2")]
    [InlineData("applications?after=autre-appel-0123456789abcdef0123456789abcdef")]
    [InlineData("applications?after=%00")]
    [InlineData("reviews?after=2")]
    [InlineData("reviews?after=APPEL-0123456789abcdef0123456789abcdef-0123456789abc%27%20x")]
    [InlineData("reviews?after=autre-appel-0123456789abcdef0123456789abcdef-0123456789abcdef")]
    [InlineData("../calls?after=aucun")]
    public async Task A_cursor_that_no_page_gave_is_refused_with_what_to_do(string path)
    {
        var address = path.StartsWith("..", StringComparison.Ordinal)
            ? $"/api/{path[3..]}"
            : $"/api/calls/{written.Call}/{path.Replace("APPEL", written.Call, StringComparison.Ordinal)}";

        var reply = await app.As(Role.Secretary).GetAsync(address);

        (reply.Status, reply.Problem).ShouldBe((400, "suite-inconnue"));
        reply.Text.ShouldContain("Reprenez la liste sans after");
    }

    private static async Task<IReadOnlyList<string>> WalkAsync(
        Caller caller, string path, string member, Func<JsonElement, string>? idOf = null) =>
        [.. (await PagesAsync(caller, path, member, idOf).ToListAsync()).SelectMany(page => page)];

    private static async IAsyncEnumerable<IReadOnlyList<string>> PagesAsync(
        Caller caller, string path, string member, Func<JsonElement, string>? idOf = null)
    {
        string? after = null;
        do
        {
            var page = (await caller.GetAsync(after is null ? path : $"{path}?after={after}")).Ok().Json;
            yield return [.. page.GetProperty(member).EnumerateArray().Select(idOf ?? (row => row.GetProperty("id").GetString()!))];
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
    }

    public sealed class Written : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public string Call { get; private set; } = string.Empty;

        public async ValueTask InitializeAsync()
        {
            App = await TestApp.StartAsync();
            Call = await ManyApplications.WriteAsync(App, Count);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
