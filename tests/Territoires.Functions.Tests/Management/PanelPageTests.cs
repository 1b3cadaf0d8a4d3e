using Territoires.Functions.Tests.Identity;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class PanelPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_jury_is_composed_seat_by_seat_and_its_seats_hold_ids_and_keys_that_nobody_typed()
    {
        var (journey, secretary) = await PageAsync();

        await secretary.SubmitAsync("Enregistrer le jury", TwoSeats);

        secretary.Status.ShouldBe(200);
        secretary.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
        secretary.ValueOf("seats-0-titular").ShouldBe(Address("juror-1"));
        secretary.ValueOf("seats-0-alternate").ShouldBe(Address("juror-10"));
        secretary.Page.QuerySelector("#seats-0-presidence")!.HasAttribute("checked").ShouldBeTrue();
        secretary.Page.QuerySelector("#seats-2-college").ShouldBeNull("an empty seat is no seat");
        var kept = (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).Ok();
        kept.Text.ShouldNotContain("@");
        kept.Json.GetProperty("seats").EnumerateArray()
            .Select(seat => (seat.GetProperty("id").GetString(), seat.GetProperty("titular").GetString()))
            .ShouldBe([("siege-1", "juror-1"), ("siege-2", "juror-2")]);
    }

    [Fact]
    public async Task A_seat_more_and_a_seat_less_keep_what_is_typed_and_save_nothing()
    {
        var (journey, secretary) = await PageAsync();

        await secretary.SubmitAsync("Ajouter un siège", [.. TwoSeats, ("seats-2-college", "presse")]);
        secretary.ValueOf("seats-2-college").ShouldBe("presse");
        secretary.ValueOf("seats-3-college").ShouldBeEmpty();
        secretary.Text.ShouldContain("Vos changements ne sont pas encore enregistrés.");

        await secretary.SubmitAsync("Retirer le siège 1", ("presidence", "2"));
        secretary.ValueOf("seats-0-titular").ShouldBe(Address("juror-2"));
        secretary.ValueOf("seats-1-college").ShouldBe("presse");
        secretary.Page.QuerySelector("#seats-1-presidence")!.HasAttribute("checked").ShouldBeTrue("it presides wherever it stands");
        (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).Json.GetProperty("seats").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_seat_keeps_its_key_when_the_jury_is_composed_anew()
    {
        var (journey, secretary) = await PageAsync();
        await secretary.SubmitAsync("Enregistrer le jury", TwoSeats);

        await secretary.SubmitAsync("Retirer le siège 1");
        await secretary.SubmitAsync("Ajouter un siège");
        await secretary.SubmitAsync(
            "Enregistrer le jury", ("presidence", "0"), ("seats-1-college", "presse"), ("seats-1-titular", Address("juror-3")));

        (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).Json.GetProperty("seats").EnumerateArray()
            .Select(seat => (seat.GetProperty("id").GetString(), seat.GetProperty("titular").GetString()))
            .ShouldBe([("siege-2", "juror-2"), ("siege-1", "juror-3")]);
    }

    [Fact]
    public async Task All_faults_are_said_at_once_at_their_fields_and_what_was_typed_stays()
    {
        var (_, secretary) = await PageAsync();

        await secretary.SubmitAsync(
            "Enregistrer le jury", ("seats-0-titular", Address("juror-1")), ("seats-1-college", "élus"),
            ("seats-1-titular", Address("juror-1")), ("seats-2-college", "experts"), ("seats-2-titular", "Mme Nom (maire)"));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["seats-0-college", "seats-1-titular", "seats-2-titular", "seats"]);
        secretary.ValueOf("seats-2-titular").ShouldBe("Mme Nom (maire)");
        secretary.Text.ShouldContain("a déjà une place (siège 1)");
        secretary.Text.ShouldContain("« Mme Nom (maire) » n’est pas une adresse électronique.");
        secretary.Text.ShouldContain("Le jury a une présidence, et une seule.");
    }

    [Theory]
    [InlineData("inconnue@exemple.fr", "personne n’a de compte sous « inconnue@exemple.fr »")]
    [InlineData("juror-99", "personne n’a de compte sous « juror-99 »")]
    public async Task Somebody_unknown_is_refused_with_what_to_do_and_sits_nowhere(string typed, string said)
    {
        var (journey, secretary) = await PageAsync();

        await secretary.SubmitAsync(
            "Enregistrer le jury", ("seats-0-college", "élus"), ("seats-0-titular", typed), ("presidence", "0"));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["seats-0-titular"]);
        secretary.Text.ShouldContain(said);
        secretary.Text.ShouldContain("est invité par l’administration, sur la page « Personnes »");
        (await journey.Secretary.GetAsync($"{journey.CallPath}/panel")).Json.GetProperty("seats").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_has_an_account_of_another_role_or_for_another_call_does_not_sit()
    {
        var (_, secretary) = await PageAsync();
        var (service, elsewhere) = (SignInJourney.NewAddress(), SignInJourney.NewAddress());
        await PutAsync(new { address = service, roles = new[] { "service" }, departements = new[] { "59" } });
        await PutAsync(new { address = elsewhere, roles = new[] { "juror" }, call = "un-autre-appel" });

        await secretary.SubmitAsync(
            "Enregistrer le jury", ("seats-0-college", "élus"), ("seats-0-titular", service), ("seats-0-alternate", elsewhere),
            ("presidence", "0"));

        secretary.FaultyFields.ShouldBe(["seats-0-titular", "seats-0-alternate"]);
        secretary.Text.ShouldContain("n’y est pas membre du jury");
        secretary.Text.ShouldContain("ne vaut que pour un autre appel");
        secretary.Page.QuerySelectorAll("#jures option").Select(option => option.GetAttribute("value"))
            .ShouldNotContain(value => value == service || value == elsewhere);
    }

    [Fact]
    public async Task Members_are_proposed_by_address_and_shown_by_quality()
    {
        var quality = $"Jurée {Guid.CreateVersion7():N}";
        var address = SignInJourney.NewAddress();
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/personnes");
        await administrator.SubmitAsync("Inviter", ("adresse", address), ("roles", "Juror"), ("qualite", quality));
        var (journey, secretary) = await PageAsync();
        secretary.Page.QuerySelectorAll("#jures option").Single(option => option.GetAttribute("value") == address).TextContent
            .ShouldBe(quality);

        await secretary.SubmitAsync(
            "Enregistrer le jury", ("seats-0-college", "élus"), ("seats-0-titular", address), ("presidence", "0"));

        secretary.Page.QuerySelector("main tbody")!.TextContent.ShouldContain(quality);
        var auditor = await Desk.Of(app, Role.Auditor).OpenAsync($"/gestion/appels/{journey.Call}/jury");
        auditor.Text.ShouldContain(quality);
        auditor.Source.ShouldNotContain(address, customMessage: "an address is shown to whoever composes the jury");
    }

    [Fact]
    public async Task Who_has_no_account_is_said_on_the_page_and_before_the_convening()
    {
        var (journey, secretary) = await PageAsync();
        (await journey.Secretary.PutAsync($"{journey.CallPath}/panel", new
        {
            seats = new[]
            {
                new { id = "s1", college = "élus", titular = "juror-1", alternate = (string?)null, isChair = true },
                new { id = "s2", college = "experts", titular = "juror-99", alternate = (string?)null, isChair = false },
            },
        }, ("If-None-Match", "*"))).Ok();

        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/jury");

        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldContain("juror-99");
        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldNotContain("juror-1,");
        secretary.ValueOf("seats-1-titular").ShouldBe("juror-99");
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/seance");
        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldContain("Un membre n’a pas de compte");
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_does_not_overwrite_the_jury()
    {
        var (journey, secretary) = await PageAsync();
        var colleague = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury");
        await colleague.SubmitAsync("Enregistrer le jury", TwoSeats);

        await secretary.SubmitAsync(
            "Enregistrer le jury", ("seats-0-college", "élus"), ("seats-0-titular", Address("juror-3")), ("presidence", "0"));

        secretary.Status.ShouldBe(412);
        secretary.ValueOf("seats-0-titular").ShouldBe(Address("juror-3"));
        secretary.Page.QuerySelector("main tbody")!.TextContent.ShouldContain("Membre du jury 2", customMessage: "the jury as it is now");
    }

    [Fact]
    public async Task A_convened_jury_has_no_form_any_more_and_a_late_one_is_refused()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        await OpenAccountsAsync();
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury");
        (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats-0-college", "presse"));

        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("La composition du jury est figée");
        secretary.Offers("Enregistrer le jury").ShouldBeFalse();
    }

    private static (string, string)[] TwoSeats =>
    [
        ("seats-0-college", "élus"), ("seats-0-titular", Address("juror-1")), ("seats-0-alternate", Address("juror-10")),
        ("presidence", "0"), ("seats-1-college", "experts"), ("seats-1-titular", Address("juror-2")),
    ];

    private static string Address(string id) => JurorAccounts.AddressOf(id);

    private async Task PutAsync(object account) =>
        (await app.As(Role.Administrator).PutAsync("/api/accounts", account, ("If-None-Match", "*"))).Ok();

    private Task OpenAccountsAsync() => JurorAccounts.OpenAsync(app, "juror-1", "juror-10", "juror-2", "juror-3");

    private async Task<(CommissionJourney Journey, Desk Secretary)> PageAsync()
    {
        await OpenAccountsAsync();
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        return (journey, await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury"));
    }
}
