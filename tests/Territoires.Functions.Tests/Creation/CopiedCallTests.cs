using System.Globalization;
using System.Text.Json;
using Territoires.Core.Calls;
using Territoires.Domain.Calls;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;
using Territoires.Web.Desk.Rules;
using Territoires.Web.Http;
using Territoires.Web.Received;
using Calendar = Territoires.Domain.Calls.Calendar;

namespace Territoires.Functions.Tests.Creation;

/// <summary>A call that begins with the rules of another, or of a template, in a browser without JavaScript.</summary>
public sealed class CopiedCallTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    private static CallRulesRequest Whole => TestCalls.Rules with
    {
        Grid = [new Criterion("projet", "Projet ; ambition", 60), new Criterion("sobriete", "Sobriété", 40)],
        Form = [new FormSection(
            "lieu", "Le lieu", [new Question("surface", "Quelle surface ?", QuestionKind.Number, true, "En hectares.")])],
        Screening = new Screening(["Un service rendu"], 400),
        Decision = new Decision("La ministre", "Le décret", "Deux mois"),
        Support = new Support("Subvention", 36, 5_000_000, [new SupportStep("Démarrer", "Ouvrir le lieu.")]),
        EnvelopeCents = 435_000_000,
        EnvelopeLabel = "Subventions",
        SignatureRequired = true,
        ReasonsShown = true,
    };

    [Fact]
    public async Task Every_rule_of_a_call_is_taken_over_with_dates_moved_with_the_opening_and_it_says_where_from()
    {
        var source = await DefinedAsync(Whole);
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{source}/reglement");
        administrator.Page.QuerySelector("#origine").ShouldBeNull();
        await administrator.FollowAsync("Créer un appel à partir de ce règlement");
        administrator.ValueOf("depuis").ShouldBe(source);
        var opening = DateOnly.ParseExact(Whole.Calendar.Opens[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(364);

        await administrator.OpenAsync($"/gestion/nouvel-appel?depuis={source}&dates=decalees&ouverture={opening:yyyy-MM-dd}");
        var copy = NewId();
        await administrator.SubmitAsync("Créer l’appel", ("id", copy));

        administrator.Title.ShouldBe("Tableau de bord");
        var (before, after) = (await RulesAsync(source), await RulesAsync(copy));
        Written(after).ShouldBe(Written(before with { Calendar = after.Calendar }));
        Days(before.Calendar).Zip(Days(after.Calendar)).ShouldAllBe(pair => (pair.Second - pair.First).Days == 364);
        await administrator.OpenAsync($"/gestion/appels/{copy}/reglement");
        administrator.Page.QuerySelector("#origine")!.TextContent.ShouldContain(source);
        await administrator.SubmitAsync("Enregistrer le règlement", ("title", "Un autre titre"));
        await administrator.OpenAsync($"/gestion/appels/{copy}/reglement");
        administrator.Page.QuerySelector("#origine").ShouldNotBeNull("rules written anew are still those that were taken over");
    }

    [Fact]
    public async Task The_jury_of_the_call_from_which_it_was_made_is_taken_up_once_a_person_saves_it()
    {
        string[] members = ["juror-1", "juror-2", "juror-3"];
        await JurorAccounts.OpenAsync(app, members);
        var source = await DefinedAsync(Whole);
        var seats = members.Select((member, place) =>
            new { id = $"siege-{place + 1}", college = "élus", titular = member, alternate = (string?)null, isChair = place == 1 });
        (await app.As(Role.Secretary).PutAsync($"/api/calls/{source}/panel", new { seats }, ("If-None-Match", "*"))).Ok();
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{source}/opening")).Ok();
        var opening = DateOnly.ParseExact(Whole.Calendar.Opens[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(364);
        var administrator = await Desk.Of(app, Role.Administrator)
            .OpenAsync($"/gestion/nouvel-appel?depuis={source}&dates=decalees&ouverture={opening:yyyy-MM-dd}");
        var copy = NewId();
        await administrator.SubmitAsync("Créer l’appel", ("id", copy));
        administrator.Title.ShouldBe("Tableau de bord", administrator.Text);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{source}/jury");
        (secretary.Status, secretary.Text.Contains("Reprendre le jury", StringComparison.Ordinal)).ShouldBe((200, false));
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{copy}/opening")).Ok();

        await secretary.OpenAsync($"/gestion/appels/{copy}/jury");
        secretary.Text.ShouldContain("Reprendre le jury");
        await secretary.OpenAsync($"/gestion/appels/{copy}/jury?reprendre");

        secretary.ValueOf("seats-1-titular").ShouldBe(JurorAccounts.AddressOf("juror-2"));
        secretary.Page.QuerySelector("#seats-1-presidence")!.HasAttribute("checked").ShouldBeTrue();
        secretary.Text.ShouldContain("Vos changements ne sont pas encore enregistrés.");
        (await SeatsAsync(copy)).ShouldBeEmpty("nobody sits before a person says so");
        await secretary.SubmitAsync(
            "Enregistrer le jury",
            ("seats-0-titular", JurorAccounts.AddressOf("juror-3")), ("seats-2-titular", JurorAccounts.AddressOf("juror-1")));
        (await SeatsAsync(copy)).ShouldBe(["juror-3", "juror-2", "juror-1"]);
        await secretary.OpenAsync($"/gestion/appels/{copy}/jury?reprendre");
        secretary.ValueOf("seats-0-titular").ShouldBe(JurorAccounts.AddressOf("juror-3"), "a jury that was composed is not written over");
    }

    [Fact]
    public async Task Dates_are_empty_where_that_is_asked_and_what_is_not_asked_well_is_said_at_its_field()
    {
        var source = await DefinedAsync(Whole);
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/nouvel-appel?depuis={source}&dates=vides");

        administrator.ValueOf("title").ShouldBe(Whole.Title);
        administrator.ValueOf("calendar-opens").ShouldBeEmpty();
        administrator.ValueOf("calendar-closes").ShouldBeEmpty();
        await administrator.SubmitAsync("Créer l’appel", ("id", NewId()));
        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldContain("calendar-opens");
        administrator.ValueOf("grid-0-label").ShouldBe("Projet ; ambition");

        await administrator.OpenAsync($"/gestion/nouvel-appel?depuis={source}&dates=decalees&ouverture=demain");
        (administrator.Status, string.Join(' ', administrator.FaultyFields)).ShouldBe((422, "ouverture"));
        await administrator.OpenAsync("/gestion/nouvel-appel?depuis=absent&dates=vides");
        (administrator.Status, string.Join(' ', administrator.FaultyFields)).ShouldBe((422, "depuis"));
    }

    [Fact]
    public async Task A_blank_page_has_nothing_written_or_ticked_and_stays_blank_when_it_is_refused()
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");
        await administrator.FollowAsync("Partir d’une page vierge");
        administrator.ValueOf("title").ShouldBeEmpty();
        administrator.ValueOf("programme").ShouldBeEmpty();
        administrator.Page.QuerySelectorAll("main input[type=checkbox][checked]").ShouldBeEmpty();

        await administrator.SubmitAsync("Créer l’appel");

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldContain("title");
        administrator.FaultyFields.ShouldContain("calendar-opens");
        administrator.FaultyFields.ShouldNotContain("calendar-closes", "nobody applies as long as the stage is not ticked");
        administrator.Page.QuerySelector("input[name=depuis]")!.GetAttribute("value").ShouldBe("page:vierge");
        administrator.Text.ShouldContain("Le formulaire est vierge");
    }

    [Theory]
    [InlineData("atelier-des-territoires-2023")]
    [InlineData("quartiers-productifs-2021")]
    [InlineData("25-lieux-innovation-2022")]
    [InlineData("fabriques-de-territoire")]
    [InlineData("territoires-d-industrie")]
    public async Task Each_programme_is_a_template_that_makes_a_call_of_the_same_rules(string template)
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");
        await administrator.FollowAsync("Reprendre le règlement d’un autre appel ou d’un modèle");
        administrator.Page.QuerySelectorAll("#depuis option").Select(option => option.GetAttribute("value"))
            .ShouldContain($"modele:{template}");
        var id = NewId();

        await administrator.OpenAsync($"/gestion/nouvel-appel?depuis=modele:{template}&dates=decalees&ouverture=2027-01-11");
        await administrator.SubmitAsync("Créer l’appel", ("id", id));

        administrator.Title.ShouldBe("Tableau de bord");
        var rules = await RulesAsync(id);
        Written(rules).ShouldBe(Written(RulesTemplates.Find(template)!.Rules with { Calendar = rules.Calendar }));
        rules.Calendar.Opens.Local.ShouldStartWith("2027-01-11");
        await administrator.OpenAsync($"/gestion/appels/{id}/reglement");
        administrator.Page.QuerySelector("#origine")!.TextContent.ShouldContain("modèle");
    }

    private static string Written(CallRules rules) => JsonSerializer.Serialize(CallRulesRequest.Of(rules), JsonBody.Options);

    private static string NewId() => $"copie-{Guid.CreateVersion7().ToString("N")[20..]}";

    private static IEnumerable<DateTime> Days(Calendar calendar) =>
        new[] { calendar.Opens, calendar.Closes, calendar.ReviewsBy, calendar.EarliestPublication }.OfType<Moment>()
            .Select(moment => DateTime.Parse(moment.Local, CultureInfo.InvariantCulture));

    private async Task<string> DefinedAsync(CallRulesRequest rules)
    {
        var id = NewId();
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{id}", rules, ("If-None-Match", "*"))).Ok();
        return id;
    }

    private async Task<string?[]> SeatsAsync(string call) =>
    [
        .. (await app.As(Role.Secretary).GetAsync($"/api/calls/{call}/panel")).Ok().Json.GetProperty("seats").EnumerateArray()
            .Select(seat => seat.GetProperty("titular").GetString()),
    ];

    private async Task<CallRules> RulesAsync(string id) =>
        (await ((CallStore)app.Services.GetService(typeof(CallStore))!).ReadAsync(id, CancellationToken.None)).Rules;
}
