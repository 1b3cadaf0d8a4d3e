using System.Globalization;
using Territoires.Core.Calls;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Functions.Tests.Management;

public sealed class RulesPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_call_is_created_from_the_template_then_corrected_then_opened()
    {
        var id = NewId();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion");
        await administrator.FollowAsync("Créer un appel");

        await administrator.SubmitAsync("Créer l’appel", ("id", id), ("title", "Atelier d’essai"), ("organiser", "Direction d’essai"),
            ("envelopeCents", "1 000 000,50"), ("calendar-zone", "Indian/Reunion"));

        administrator.Title.ShouldBe("Tableau de bord");
        administrator.Text.ShouldContain("L’appel est en préparation");
        (await app.As().GetAsync($"/appels/{id}")).Status.ShouldBe(404, "nobody knows of it before it opens");
        await administrator.FollowAsync("Règlement");
        administrator.ValueOf("envelopeCents").ShouldBe("1000000,5");
        await administrator.SubmitAsync("Enregistrer le règlement", ("title", "Atelier corrigé"), ("places", "4"));
        administrator.Text.ShouldContain("Atelier corrigé");
        await administrator.FollowAsync("Ouvrir l’appel");
        administrator.Text.ShouldContain("heure de La Réunion");
        await administrator.SubmitAsync("Ouvrir l’appel");
        administrator.Title.ShouldBe("Tableau de bord");
        await app.SettleAsync();
        (await app.As().GetAsync($"/appels/{id}")).Text.ShouldContain("Atelier corrigé");
        await administrator.OpenAsync($"/gestion/appels/{id}/reglement");
        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty("the rules are frozen");
    }

    [Fact]
    public async Task Every_fault_is_said_at_once_at_its_field_and_what_was_typed_stays()
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");

        await administrator.SubmitAsync("Créer l’appel",
            ("id", "Pas Valable"), ("title", ""), ("organiser", ""), ("calendar-opens", ""), ("places", "beaucoup"),
            ("envelopeCents", "un million"), ("grid-0-label", "Projet"),
            ("grid-0-weight", "60"), ("grid-1-label", "Portage"), ("grid-1-weight", "lourd"));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["calendar-opens", "envelopeCents", "grid", "id", "organiser", "places", "title"]);
        administrator.ValueOf("id").ShouldBe("Pas Valable");
        administrator.ValueOf("places").ShouldBe("beaucoup");
        (administrator.ValueOf("grid-0-label"), administrator.ValueOf("grid-1-weight")).ShouldBe(("Projet", "lourd"));
        administrator.Text.ShouldContain("Critère 2 :");
        administrator.Text.ShouldContain("La somme des poids de la grille doit être égale à 100.");
    }

    [Fact]
    public async Task Criteria_are_added_and_taken_out_by_buttons_that_save_nothing_and_lose_nothing()
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");
        for (var left = administrator.Page.QuerySelectorAll("#grid [name$=-label]").Length; left > 0; left--)
        {
            await administrator.SubmitAsync("Retirer le critère 1", ("title", "Appel à lieux"));
        }

        await administrator.SubmitAsync("Ajouter un critère");
        await administrator.SubmitAsync("Ajouter un critère", ("grid-0-label", "Utilité"), ("grid-0-weight", "70 %"));
        (administrator.Status, administrator.ValueOf("title"), administrator.ValueOf("grid-0-label"))
            .ShouldBe((200, "Appel à lieux", "Utilité"));
        administrator.Text.ShouldContain("elle est de 70");
        var id = $"essai-{Guid.CreateVersion7().ToString("N")[20..]}";
        await administrator.SubmitAsync(
            "Créer l’appel", ("id", id), ("organiser", "Direction fictive"), ("programme", "Programme fictif"),
            ("grid-1-label", "Portage local"), ("grid-1-weight", "30"), ("grid-1-guide", "Qui porte le lieu\u00a0?"));

        administrator.Title.ShouldBe("Tableau de bord");
        await administrator.OpenAsync($"/gestion/appels/{id}/reglement");
        await administrator.SubmitAsync("Ajouter un critère", ("grid-1-label", "Portage"));
        administrator.Text.ShouldContain("Vos changements ne sont pas encore enregistrés.");
        await administrator.SubmitAsync("Enregistrer le règlement");
        var grid = (await app.As(Role.Administrator).GetAsync($"/api/calls/{id}/rules")).Ok().Json.GetProperty("grid");
        grid.EnumerateArray().Select(one => $"{one.GetProperty("key")}:{one.GetProperty("label")}:{one.GetProperty("weight")}")
            .ShouldBe(["utilite:Utilité:70", "portage-local:Portage:30"], "a criterion keeps its key, and an empty one is not read");
        grid[1].GetProperty("guide").GetString().ShouldBe("Qui porte le lieu\u00a0?");
    }

    [Fact]
    public async Task One_field_too_long_is_named_and_the_rest_of_the_page_is_saved()
    {
        var id = await DefinedAsync();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/reglement");
        var tooLong = new string('x', 4001);

        await administrator.SubmitAsync(
            "Enregistrer le règlement", ("summary", tooLong), ("title", "Un titre juste"), ("calendar-opens", ""), ("places", "7"));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["calendar-opens", "summary"], ignoreOrder: true);
        administrator.Text.ShouldContain("Présentez l’appel en 4\u202f000 caractères au plus.");
        administrator.Text.ShouldContain("Le reste de la page est enregistré.");
        administrator.ValueOf("summary").ShouldBe(tooLong, "nothing typed is lost");
        (await RulesAsync(id)).ShouldBe(("Un titre juste", "Un appel pour les tests.", 7));

        await administrator.SubmitAsync("Enregistrer le règlement", ("summary", "Plus court."), ("calendar-opens", "2026-04-03T09:00"));
        administrator.Title.ShouldBe("Tableau de bord", "it is corrected over the version that it left");
        (await RulesAsync(id)).ShouldBe(("Un titre juste", "Plus court.", 7));
    }

    [Fact]
    public async Task A_page_seen_before_another_was_saved_saves_no_part_of_itself()
    {
        var id = await DefinedAsync();
        var late = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/reglement");
        await (await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/reglement"))
            .SubmitAsync("Enregistrer le règlement", ("title", "Premier"));

        await late.SubmitAsync("Enregistrer le règlement", ("title", "Second"), ("summary", ""));

        late.Status.ShouldBe(412);
        late.ValueOf("title").ShouldBe("Second");
        (await RulesAsync(id)).Title.ShouldBe("Premier");
    }

    [Fact]
    public async Task Dates_out_of_order_lead_to_the_calendar()
    {
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");

        await administrator.SubmitAsync(
            "Créer l’appel", ("id", NewId()), ("title", "T"), ("organiser", "O"), ("calendar-opens", "2027-06-01T09:00"),
            ("calendar-closes", "2027-05-01T09:00"));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["calendar"]);
        administrator.ValueOf("calendar-opens").ShouldBe("2027-06-01T09:00");
    }

    [Fact]
    public async Task An_identifier_already_taken_is_said_at_its_field()
    {
        var taken = await app.OpenCallAsync();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");

        await administrator.SubmitAsync("Créer l’appel", ("id", taken), ("title", "T"), ("organiser", "O"));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["id"]);
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_does_not_overwrite_the_rules_nor_after_the_opening()
    {
        var id = await DefinedAsync();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/reglement");
        var late = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/reglement");
        await administrator.SubmitAsync("Enregistrer le règlement", ("title", "Premier"));

        await late.SubmitAsync("Enregistrer le règlement", ("title", "Second"));
        late.Status.ShouldBe(412);
        late.ValueOf("title").ShouldBe("Second");
        (await app.As(Role.Administrator).PostAsync($"/api/calls/{id}/opening")).Ok();
        await late.SubmitAsync("Enregistrer le règlement");

        late.Status.ShouldBeOneOf(409, 412);
        late.Text.ShouldContain("Le règlement est figé");
    }

    [Fact]
    public async Task A_call_whose_closing_is_past_does_not_open_and_the_page_says_why()
    {
        var rules = TestCalls.Rules with
        { Calendar = TestCalls.Rules.Calendar with { Opens = "2025-01-01T09:00:00", Closes = "2025-02-01T09:00:00" } };
        var id = await DefinedAsync(rules);
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{id}/ouverture");

        await administrator.SubmitAsync("Ouvrir l’appel");

        administrator.Status.ShouldBe(409);
        administrator.Text.ShouldContain("La clôture est déjà passée.");
        await administrator.FollowAsync("Corriger le règlement");
        administrator.Title.ShouldBe("Règlement");
    }

    [Fact]
    public async Task A_call_being_written_is_the_administrators_and_the_auditors()
    {
        var id = await DefinedAsync();

        (await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{id}")).Status.ShouldBe(404);
        (await Desk.Of(app, Role.Secretary).OpenAsync("/gestion")).Page.QuerySelector($"a[href='/gestion/appels/{id}']").ShouldBeNull();
        var auditor = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{id}/reglement");
        auditor.Status.ShouldBe(200);
        auditor.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    private static string NewId() => string.Create(CultureInfo.InvariantCulture, $"atelier-{Guid.CreateVersion7().ToString("N")[20..]}");

    private async Task<string> DefinedAsync(CallRulesRequest? rules = null)
    {
        var id = NewId();
        (await app.As(Role.Administrator).PutAsync($"/api/calls/{id}", rules ?? TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        return id;
    }

    private async Task<(string Title, string Summary, int Places)> RulesAsync(string id)
    {
        var rules = (await ((CallStore)app.Services.GetService(typeof(CallStore))!).ReadAsync(id, CancellationToken.None)).Rules;
        return (rules.Title, rules.Summary, rules.Places);
    }
}
