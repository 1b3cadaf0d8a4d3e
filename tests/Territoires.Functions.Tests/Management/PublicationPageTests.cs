using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class PublicationPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task An_instant_before_the_earliest_is_refused_and_stays_in_its_field()
    {
        var (_, administrator) = await DesignatedAsync();

        await administrator.SubmitAsync("Programmer", ("at", "2026-04-21T10:00"));

        administrator.Status.ShouldBe(409);
        administrator.Text.ShouldContain("La publication ne peut pas avoir lieu à cet instant.");
        administrator.ValueOf("at").ShouldBe("2026-04-21T10:00");
    }

    [Theory]
    [InlineData("bientôt")]
    [InlineData("")]
    [InlineData("2027-03-28T02:30")]
    public async Task What_is_no_date_or_an_hour_that_does_not_exist_is_refused_at_its_field(string typed)
    {
        var (_, administrator) = await DesignatedAsync();

        await administrator.SubmitAsync("Programmer", ("at", typed));

        administrator.Status.ShouldBe(422);
        administrator.FaultyFields.ShouldBe(["at"]);
        administrator.ValueOf("at").ShouldBe(typed);
    }

    [Fact]
    public async Task An_instant_is_of_the_calls_own_zone_and_may_be_set_anew_until_it_comes()
    {
        var (journey, administrator) = await DesignatedAsync();

        await administrator.SubmitAsync("Programmer", ("at", "2026-12-01T10:00"));
        administrator.Page.QuerySelector("#instant")!.TextContent.Replace('\u00a0', ' ').ShouldContain("1er décembre 2026 à 10 h 00");
        await administrator.SubmitAsync("Programmer", ("at", "2026-12-02T10:00"));

        administrator.Page.QuerySelector("#instant")!.TextContent.Replace('\u00a0', ' ').ShouldContain("2 décembre 2026 à 10 h 00");
        (await journey.App.As().GetAsync($"/appels/{journey.Call}/laureats")).Ok().Text.ShouldContain("liste-attendue");
        await app.SettleAsync();
    }

    [Fact]
    public async Task The_preview_shows_the_list_under_embargo_to_the_desk_and_to_nobody_else()
    {
        var (journey, administrator) = await DesignatedAsync();

        await administrator.FollowAsync("Voir la page telle qu’elle sera");

        administrator.Title.ShouldBe("Les territoires lauréats");
        administrator.Text.ShouldContain("Aperçu, sous embargo.");
        administrator.Text.ShouldContain("Syndicat mixte fictif n° 0");
        administrator.Page.QuerySelectorAll("a[href*='laureats.']").ShouldBeEmpty();
        var address = administrator.Location.AbsolutePath;
        foreach (var role in new[] { Role.Applicant, Role.Service, Role.Juror })
        {
            (await Desk.Of(app, role).OpenAsync(address)).Status.ShouldBe(403);
        }

        (await journey.App.As().GetAsync($"/appels/{journey.Call}/laureats")).Ok().Text.ShouldContain("liste-attendue");
        await administrator.FollowAsync("Revenir à la publication");
        administrator.Title.ShouldBe("Publication");
    }

    [Fact]
    public async Task Before_publishing_the_rights_of_others_are_shown_to_be_checked()
    {
        var (_, administrator) = await DesignatedAsync();
        administrator.Page.QuerySelector("#credits")!.TextContent.ShouldBe("Aucun crédit de photographie ne sera publié.");

        var credited = await CommissionJourney.ToAsync(app, CommissionStage.Designated, new CommissionPlan
        {
            Applications = 1,
            Content = _ => new
            {
                title = "Projet",
                leadBodies = new[] { new { kind = "SM", name = "Syndicat mixte fictif" } },
                departements = new[] { "48" },
                theme = "Comment faire\u00a0?",
                summary = "Ainsi.",
                ambitions = new[] { "Essayer" },
                photoCredit = "Commune fictive",
            },
        });
        await administrator.OpenAsync($"/gestion/appels/{credited.Call}/publication");

        administrator.Page.QuerySelector("#credits")!.TextContent.Replace('\u00a0', ' ').Trim()
            .ShouldBe("Syndicat mixte fictif : Commune fictive (licence : non précisée)");
    }

    [Fact]
    public async Task Before_the_designation_there_is_nothing_to_preview_nor_to_schedule()
    {
        var journey = await CommissionJourney.OpenAsync(app);
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication");

        administrator.Page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await administrator.OpenAsync($"/gestion/appels/{journey.Call}/publication/apercu")).Status.ShouldBe(404);
    }

    private async Task<(CommissionJourney Journey, Desk Administrator)> DesignatedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Designated);
        return (journey, await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication"));
    }
}
