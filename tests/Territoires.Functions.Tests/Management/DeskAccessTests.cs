using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Management;

/// <summary>Who the desk is for, and what its forms ask of a cookie.</summary>
public sealed class DeskAccessTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    public static TheoryData<string> Pages =>
    [
        "", "/preparation", "/reglement", "/documents", "/recevabilite", "/jury", "/affectations", "/evaluations", "/seance", "/tableaux",
        "/chiffres", "/questions", "/designation", "/publication", "/publication/apercu",
    ];

    [Fact]
    public async Task Every_form_of_the_desk_needs_its_token()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var everything = new Actor("desk-1", new HashSet<Role> { Role.Secretary, Role.Authority, Role.Administrator }, null, []);
        var cookie = $"{Identification.Cookie}={app.Token(everything)}";
        string[] routes =
        [
            .. AppRoutes.All().Where(route => route.Method == "POST" && route.Route.StartsWith("gestion", StringComparison.Ordinal))
            .Select(route => route.Route),
        ];

        routes.Length.ShouldBeGreaterThan(12);
        foreach (var route in routes)
        {
            using var form = new FormUrlEncodedContent([new("ids", journey.First.Id)]);
            var reply = await app.As()
                .SendAsync(HttpMethod.Post, AppRoutes.Address(route, journey.Call, journey.First.Id), form, ("Cookie", cookie));
            reply.Status.ShouldBe(400, route);
            reply.Text.ShouldContain("formulaire-invalide");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Applicants_services_and_jurors_get_nothing_of_it(string page)
    {
        var call = await app.OpenCallAsync();

        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror })
        {
            (await Desk.Of(app, role).OpenAsync($"/gestion/appels/{call}{page}")).Status.ShouldBe(403);
        }
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_taken_to_sign_in()
    {
        var browser = await app.Browser().OpenAsync("/gestion");

        browser.Title.ShouldBe("Connexion");
    }

    [Fact]
    public async Task A_token_made_for_another_call_opens_nothing_here()
    {
        var (mine, other) = (await app.OpenCallAsync(), await app.OpenCallAsync());
        var secretary = Desk.Of(app, Role.Secretary, mine);

        (await secretary.OpenAsync($"/gestion/appels/{other}")).Status.ShouldBe(404);
        (await secretary.OpenAsync($"/gestion/appels/{mine}")).Status.ShouldBe(200);
        await secretary.OpenAsync("/gestion");
        secretary.Page.QuerySelectorAll("main h2").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_auditor_reads_every_page_of_a_designated_call_and_finds_no_form()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        var auditor = Desk.Of(app, Role.Auditor);

        foreach (var page in Pages)
        {
            await auditor.OpenAsync($"/gestion/appels/{journey.Call}{page.Data}");
            auditor.Status.ShouldBe(200, page.Data);
            auditor.Page.QuerySelectorAll("main form:not([method=get]) button").ShouldBeEmpty(page.Data);
            auditor.Text.ShouldContain("fictif", customMessage: page.Data);
        }
    }

    [Fact]
    public async Task The_administrator_is_not_led_to_pages_that_are_not_theirs()
    {
        var call = await app.OpenCallAsync();

        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{call}");

        foreach (var link in administrator.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).OfType<string>())
        {
            (await Desk.Of(app, Role.Administrator).OpenAsync(link)).Status.ShouldBe(200, link);
        }
    }
}
