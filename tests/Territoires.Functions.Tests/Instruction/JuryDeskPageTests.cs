using Territoires.Tests.TestSupport;
using static Territoires.Functions.Tests.Instruction.FormFilling;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>The first page of a juror: what they have to do, over all their calls.</summary>
public sealed class JuryDeskPageTests
{
    [Fact]
    public async Task The_desk_begins_with_what_is_to_do_and_until_when_and_folds_what_is_over()
    {
        await using var own = await TestApp.StartAsync();
        var over = await CommissionJourney.ToAsync(own, CommissionStage.Signed, new CommissionPlan { Applications = 1 });
        var sitting = await CommissionJourney.ToAsync(own, CommissionStage.Convened, new CommissionPlan { Applications = 2 });
        var reviewed = await CommissionJourney.ToAsync(own, CommissionStage.PanelSet, new CommissionPlan { Applications = 3 });
        await reviewed.AssignAsync(reviewed.First, "juror-1");
        await reviewed.AssignAsync(reviewed.Candidates[1], "juror-1");

        var browser = await own.BrowseAsync(Juror(1), "/jury");
        browser.Page.QuerySelector("h1 ~ *")!.Id.ShouldBe("a-faire");
        Tasks().Length.ShouldBe(2);
        Tasks().ShouldContain(task => task.Contains("évaluer 2 dossiers, au plus tard le ", StringComparison.Ordinal));
        Tasks().ShouldContain(task => task.Contains("émarger, puis voter en séance.", StringComparison.Ordinal));
        browser.Page.QuerySelectorAll("details#jurys-termines section").ShouldHaveSingleItem().Id.ShouldBe($"appel-{over.Call}");
        browser.Page.QuerySelectorAll("details#jurys-termines[open]").ShouldBeEmpty();

        (await sitting.SeatAsync(1)).Ok();
        await browser.OpenAsync("/jury");
        Tasks().ShouldContain(task => task.Contains("voter en séance, sur 2 dossiers.", StringComparison.Ordinal));

        await browser.OpenAsync($"/jury/seances/{over.Call}-seance");
        browser.Text().ShouldContain("Vous avez siégé, et présidé la séance.");
        browser.Text().ShouldNotContain("Vous siégez");

        string[] Tasks() => [.. browser.Page.QuerySelectorAll("#a-faire li").Select(task => task.TextContent)];
    }
}
