using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class SessionPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_session_without_a_jury_is_not_convened_and_the_page_says_why()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Checked);
        var secretary = await PageAsync(journey, Role.Secretary);

        await secretary.SubmitAsync("Vérifier la convocation", When(app.Now.AddDays(7)), Where);
        await secretary.SubmitAsync("Convoquer la séance");

        secretary.Status.ShouldBe(409);
        secretary.Text.ShouldContain("Aucun jury n’est composé.");
        secretary.Offers("Vérifier la convocation").ShouldBeTrue();
        secretary.ValueOf("place").ShouldBe(Where.Value);
    }

    [Fact]
    public async Task The_secretary_sees_attendance_quorum_and_how_many_voted_and_never_who_voted_what()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Convened);
        (await journey.SeatAsync(1)).Ok();
        (await journey.SeatAsync(20)).Ok();
        (await journey.VoteAsync(1, journey.First, "against")).Ok();

        var secretary = await PageAsync(journey, Role.Secretary);

        RowOf(secretary, "Siège 2").ShouldBe(
            ["Siège 2", "Élus", "Membre du jury 2", "Membre du jury 20", "Membre du jury 20"]);
        RowOf(secretary, CommissionPlan.NameOf(0)).Take(5).ShouldBe(
            [$"{CommissionPlan.NameOf(0)} {journey.First.Number}", "2", "2, atteint", "1", "votes attendus"]);
        secretary.Page.QuerySelectorAll("main th").ShouldAllBe(heading => heading.TextContent != "Contre");
    }

    [Fact]
    public async Task A_second_signature_by_the_desk_changes_nothing()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted);
        var secretary = await PageAsync(journey, Role.Secretary);
        var colleague = await PageAsync(journey, Role.Secretary);

        await secretary.SubmitAsync("Signer pour le secrétariat");
        await colleague.SubmitAsync("Signer pour le secrétariat");

        colleague.Status.ShouldBe(200);
        colleague.Text.ShouldContain("Secrétariat : Secrétaire 1");
        colleague.Text.ShouldContain("La proposition se transmet quand le procès-verbal porte les deux signatures.");
        colleague.Offers("Transmettre la proposition à l’autorité").ShouldBeFalse();
    }

    [Fact]
    public async Task What_cannot_be_undone_is_not_done_before_its_box_is_ticked()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Reviewed);
        var secretary = await PageAsync(journey, Role.Secretary);

        await secretary.SubmitAsync("Vérifier la convocation", When(app.Now.AddDays(7)), Where);
        await secretary.SubmitAsync("Convoquer la séance", ("confirmer-convocation", ""));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["confirmer-convocation"]);
        (await journey.Secretary.GetAsync(journey.SessionPath)).Status.ShouldBe(404);
        await secretary.SubmitAsync("Convoquer la séance");
        (await journey.Secretary.GetAsync(journey.SessionPath)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_secretary_notes_a_departure_and_takes_the_minutes_back_with_a_reason()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Voted);
        var secretary = await PageAsync(journey, Role.Secretary);

        await secretary.SubmitAsync("Noter le départ", ("juror", "juror-3"));
        RowOf(secretary, "Siège 3").ShouldContain("absent");
        secretary.Text.ShouldContain("Arrivées et départs");
        await secretary.SubmitAsync("Rédiger le procès-verbal");
        await secretary.SubmitAsync("Reprendre le procès-verbal", ("reason", " "));
        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["reason"]);
        await secretary.SubmitAsync("Reprendre le procès-verbal", ("reason", "juror-3 était encore là."));

        secretary.Status.ShouldBe(200);
        secretary.Offers("Rédiger le procès-verbal").ShouldBeTrue();
        (await journey.SeatAsync(3)).Ok();
        await secretary.OpenAsync(secretary.Location.AbsolutePath);
        await secretary.SubmitAsync("Rédiger le procès-verbal");
        (await journey.Secretary.GetAsync($"{journey.SessionPath}/minutes")).Ok().Json.GetProperty("takenBack")[0].GetString()
            .ShouldBe("juror-3 était encore là.");
    }

    [Theory]
    [InlineData(Role.Authority)]
    [InlineData(Role.Auditor)]
    public async Task Whoever_only_reads_has_no_button(Role role)
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Minuted);

        var reader = await PageAsync(journey, role);

        reader.Text.ShouldContain(journey.First.Number);
        reader.Page.QuerySelectorAll("main button").ShouldBeEmpty();
    }

    private static readonly (string Name, string Value) Where = ("place", "Préfecture, salle 2");

    private static (string Name, string Value) When(DateTimeOffset at) =>
        ("begins", TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).ToString("yyyy-MM-dd'T'HH:mm", null));

    private static string[] RowOf(Desk desk, string heading) =>
        [.. desk.Page.QuerySelectorAll("main tbody th").First(cell => cell.TextContent.Trim().StartsWith(heading, StringComparison.Ordinal))
            .ParentElement!.Children.Select(cell => string.Join(
                ' ', cell.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)))];

    private Task<Desk> PageAsync(CommissionJourney journey, Role role) =>
        Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/seance");
}
