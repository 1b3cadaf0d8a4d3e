using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class PanelPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string TwoSeats = "s1 ; élus ; juror-1 ; juror-10 ; présidence\ns2 ; experts ; juror-2";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_jury_is_written_a_seat_a_line_and_read_back_as_it_was_written()
    {
        var (_, secretary) = await PageAsync();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", TwoSeats + "\n\n"));

        secretary.Status.ShouldBe(200);
        secretary.ValueOf("seats").ShouldBe(TwoSeats);
        secretary.Page.QuerySelectorAll("main tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task All_faults_are_said_at_once_and_what_was_typed_stays()
    {
        const string Typed = "s1 ; élus ; juror-1\ns1 ; experts ; juror-1\nn’importe quoi";
        var (_, secretary) = await PageAsync();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", Typed));

        secretary.Status.ShouldBe(422);
        secretary.ValueOf("seats").ShouldBe(Typed);
        secretary.FaultyFields.ShouldAllBe(field => field == "seats");
        secretary.Text.ShouldContain("Ligne 3 :");
        secretary.Text.ShouldContain("Deux sièges portent le même identifiant.");
        secretary.Text.ShouldContain("Le jury a une présidence, et une seule.");
    }

    [Theory]
    [InlineData("prenom.nom@exemple.fr")]
    [InlineData("Mme Nom (maire)")]
    [InlineData("Juror-1")]
    public async Task A_name_or_an_address_is_nobody_of_a_jury(string typed)
    {
        var (_, secretary) = await PageAsync();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", $"s1 ; élus ; {typed} ; ; présidence"));

        secretary.Status.ShouldBe(422);
        secretary.Text.ShouldContain($"« {typed} » n’est pas un identifiant");
    }

    [Fact]
    public async Task Who_has_no_account_is_said_on_the_page_and_before_the_convening()
    {
        var (journey, secretary) = await PageAsync();
        var known = $"juror-{Guid.CreateVersion7():N}";
        (await app.As(Role.Administrator).PutAsync(
            "/api/accounts", new { address = $"{known}@exemple.fr", id = known, roles = new[] { "juror" } }, ("If-None-Match", "*"))).Ok();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", $"s1 ; élus ; {known} ; ; présidence\ns2 ; experts ; juror-99"));

        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldContain("juror-99");
        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldNotContain(known);
        await secretary.OpenAsync($"/gestion/appels/{journey.Call}/seance");
        secretary.Page.QuerySelector("#sans-compte")!.TextContent.ShouldContain("Un membre n’a pas de compte");
    }

    [Fact]
    public async Task A_page_left_open_elsewhere_does_not_overwrite_the_jury()
    {
        var (journey, secretary) = await PageAsync();
        var colleague = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury");
        await colleague.SubmitAsync("Enregistrer le jury", ("seats", TwoSeats));

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", "s1 ; élus ; juror-3 ; ; présidence"));

        secretary.Status.ShouldBe(412);
        secretary.ValueOf("seats").ShouldBe("s1 ; élus ; juror-3 ; ; présidence");
        secretary.Text.ShouldContain("juror-2", customMessage: "the table shows the jury as it is now");
    }

    [Fact]
    public async Task A_convened_jury_has_no_form_any_more_and_a_late_one_is_refused()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury");
        (await journey.Secretary.PostAsync($"{journey.CallPath}/sessions")).Ok();

        await secretary.SubmitAsync("Enregistrer le jury", ("seats", TwoSeats));

        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("La composition du jury est figée");
        secretary.Offers("Enregistrer le jury").ShouldBeFalse();
    }

    private async Task<(CommissionJourney Journey, Desk Secretary)> PageAsync()
    {
        var journey = await CommissionJourney.OpenAsync(app, new CommissionPlan { Applications = 0 });
        return (journey, await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{journey.Call}/jury"));
    }
}
