using Territoires.Tests.TestSupport;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>What a juror does not take back by themselves has a page that says so: finalising, stepping aside.</summary>
public sealed class JuryFinalActTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task What_was_saved_elsewhere_since_is_shown_before_it_is_final()
    {
        var journey = await AssignedAsync();
        var (first, second) = (await OpenAsync(journey), await OpenAsync(journey));
        await first.PressAsync("Enregistrer et finaliser", ("scores-projet", "4"), ("scores-portage", "4"));
        await second.OpenAsync($"/jury/dossiers/{journey.First.Id}");
        await second.PressAsync("Enregistrer", ("scores-projet", "1"));

        await first.PressAsync("Finaliser mon évaluation");

        first.Status.ShouldBe(412);
        first.Errors().ShouldContain("Votre évaluation a changé entre-temps.");
        first.Text().ShouldContain("2,20 sur 5");
        await first.PressAsync("Finaliser mon évaluation");
        first.Location.AbsolutePath.ShouldBe("/jury");
    }

    [Fact]
    public async Task There_is_nothing_to_finalise_before_anything_is_written_and_nothing_any_more_after()
    {
        var journey = await AssignedAsync();
        var file = $"/jury/dossiers/{journey.First.Id}";
        var browser = await app.BrowseAsync(Juror(1), $"{file}/finalisation");
        browser.Location.AbsolutePath.ShouldBe(file);

        await FinaliseAsync(browser, ("scores-projet", "4"), ("scores-portage", "4"));
        (await browser.OpenAsync($"{file}/finalisation")).Location.AbsolutePath.ShouldBe(file);
        (await journey.Juror(77).GetAsync($"{file}/finalisation")).Status.ShouldBe(404);
        (await journey.Juror(77).GetAsync($"{file}/deport")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_final_review_is_taken_up_again_until_the_jury_is_convened()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);
        await FinaliseAsync(browser, ("scores-projet", "4"), ("scores-portage", "3"));
        await browser.OpenAsync($"/jury/dossiers/{journey.First.Id}");

        await browser.PressAsync("Reprendre mon évaluation");
        await FinaliseAsync(browser, ("scores-projet", "2"));

        (await journey.Juror(1).GetAsync(journey.First.MyReview)).Json.GetProperty("mark").GetInt32().ShouldBe((60 * 2) + (40 * 3));
    }

    [Fact]
    public async Task Stepping_aside_closes_the_file_and_leaves_its_number_on_the_desk()
    {
        var journey = await AssignedAsync();
        var browser = await OpenAsync(journey);
        var way = browser.Page.GetElementById("vers-deport").ShouldNotBeNull("the way is at the top too").QuerySelector("a")!;
        browser.Page.QuerySelector(way.GetAttribute("href")!)!.TextContent.ShouldBe("Me déporter");
        await browser.FollowAsync("Me déporter");
        browser.Title.ShouldBe("Me déporter");
        browser.Page.QuerySelector("#consequences")!.TextContent.ShouldContain("Vous ne pouvez pas revenir sur un déport.");
        await browser.PressAsync("Me déporter de ce dossier");
        browser.Status.ShouldBe(422);
        browser.Errors().ShouldContain("Choisissez le motif de votre déport.");
        await browser.PressAsync("Me déporter de ce dossier", ("ground", "Elected"));

        browser.Location.AbsolutePath.ShouldBe("/jury");
        browser.Text().ShouldContain($"Votre déport est enregistré. Le dossier {journey.First.Number} ne vous est plus montré.");
        browser.Page.QuerySelectorAll($"ul[id='deports-{journey.Call}'] li").ShouldHaveSingleItem()
            .TextContent.ShouldBe($"Dossier {journey.First.Number}");
        browser.Text(journey).ShouldContain("Dossiers dont vous vous êtes déporté(e)");
        browser.Page.QuerySelectorAll("#a-faire li").ShouldAllBe(
            task => !task.TextContent.Contains(journey.Call, StringComparison.Ordinal), "nothing of it is left to do");
        browser.Text(journey).ShouldContain(journey.First.Number);
        browser.Text(journey).ShouldNotContain("Projet 0");
        browser.Page.QuerySelectorAll($"a[href='/jury/dossiers/{journey.First.Id}']").ShouldBeEmpty();
        (await browser.OpenAsync($"/jury/dossiers/{journey.First.Id}")).Status.ShouldBe(404);
        (await browser.OpenAsync($"/jury/appels/{journey.Call}/mon-travail")).Text()
            .ShouldContain($"Dossier {journey.First.Number} : Mandat électif");
    }

    [Fact]
    public async Task Whoever_is_recused_finds_the_file_nowhere_even_with_another_role()
    {
        var journey = await AssignedAsync();
        (await journey.Juror(1).PostAsync($"{journey.First.Path}/recusals", new { ground = "financial" })).Ok();
        var both = new Actor("juror-1", new HashSet<Role> { Role.Juror, Role.Auditor }, null, []);

        var browser = await app.BrowseAsync(both, $"/jury/dossiers/{journey.First.Id}");

        browser.Status.ShouldBe(404);
    }

    private static async Task FinaliseAsync(Browser browser, params (string, string)[] fields)
    {
        await browser.PressAsync("Enregistrer et finaliser", fields);
        await browser.PressAsync("Finaliser mon évaluation");
    }

    private Task<Browser> OpenAsync(CommissionJourney journey) => app.BrowseAsync(Juror(1), $"/jury/dossiers/{journey.First.Id}");

    private async Task<CommissionJourney> AssignedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.PanelSet, new CommissionPlan { Applications = 1 });
        await journey.AssignAsync(journey.First, "juror-1");
        return journey;
    }
}
