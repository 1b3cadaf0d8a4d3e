using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class DesignationPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Box = "designees";

    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task The_admissible_files_are_listed_with_what_the_authority_weighs_and_the_proposal_is_ticked()
    {
        var (journey, authority) = await ProposedAsync();
        string[] proposed = [journey.Candidates[0].Number, journey.Candidates[1].Number];

        authority.Page.QuerySelectorAll("#laureates tbody tr").Length.ShouldBe(3);
        authority.Page.QuerySelectorAll("#laureates input[checked]").Select(box => box.GetAttribute("value")).ShouldBe(proposed);
        proposed.Select(number => authority.ValueOf($"rang-{number}")).ShouldBe(["1", "2"]);
        Row(authority, proposed[1]).ShouldEndWith("2 2 sur 3 4,00 (2 évaluations) aucun avis");
        Row(authority, journey.Candidates[2].Number).ShouldEndWith("non proposée 1 sur 3 3,00 (2 évaluations) aucun avis");
        authority.Page.QuerySelectorAll("main textarea").ShouldBeEmpty("nobody types a number");

        await authority.SubmitAsync("Vérifier");
        authority.Page.QuerySelector("#ecarts")!.TextContent.ShouldContain("suit la proposition du jury");
        await authority.SubmitAsync("Désigner");
        Designated(authority).ShouldBe(proposed);
        var again = await journey.Authority.PostAsync(
            $"{journey.CallPath}/designation", new { laureates = proposed.Select(number => number.ToUpperInvariant()) });
        again.Ok().Json.GetProperty("laureates").EnumerateArray().Select(number => number.GetString()).ShouldBe(proposed);
    }

    [Fact]
    public async Task A_rank_given_twice_or_not_at_all_and_one_without_its_box_are_said_beside_their_fields()
    {
        var (journey, authority) = await ProposedAsync();
        var (first, second, third) = (journey.Candidates[0].Number, journey.Candidates[1].Number, journey.Candidates[2].Number);

        await authority.SubmitAsync("Vérifier", ($"rang-{first}", "2"));
        authority.Status.ShouldBe(422);
        authority.FaultyFields.ShouldBe([$"rang-{first}", $"rang-{second}"], ignoreOrder: true);
        authority.Page.GetElementById($"rang-{first}-erreur")!.TextContent.ShouldContain("Le rang 2 est donné 2 fois");
        authority.ValueOf($"rang-{first}").ShouldBe("2", "nothing typed is lost");

        await authority.SubmitAsync("Vérifier", ($"rang-{first}", ""), ($"rang-{third}", "3"));
        authority.FaultyFields.ShouldBe([$"rang-{first}", $"rang-{third}"], ignoreOrder: true);
        authority.Page.GetElementById($"rang-{first}-erreur")!.TextContent.ShouldContain($"Donnez un rang à {CommissionPlan.NameOf(0)}");
        authority.Page.GetElementById($"rang-{third}-erreur")!.TextContent.ShouldContain($"Cochez {CommissionPlan.NameOf(2)}");

        await authority.SubmitAsync("Vérifier", ($"rang-{first}", "premier"), ($"rang-{third}", ""));
        authority.Page.GetElementById($"rang-{first}-erreur")!.TextContent.ShouldContain("est un nombre entier");

        await authority.SubmitAsync("Vérifier", ($"rang-{first}", "9"), ($"rang-{third}", ""));
        authority.Page.QuerySelectorAll("main tbody .territoires-numero").Select(number => number.TextContent)
            .ShouldBe([second, first], "the order counts, a gap does not");
    }

    [Fact]
    public async Task What_the_jury_proposed_is_taken_out_by_its_box_alone()
    {
        var (journey, authority) = await ProposedAsync();

        await authority.SubmitAsync("Vérifier", (Box, journey.Candidates[1].Number));

        authority.Status.ShouldBe(200);
        authority.Text.ShouldContain($"{Described(journey, 0)}, proposée par le jury, non désignée");
    }

    [Fact]
    public async Task A_file_that_is_not_of_this_call_is_refused_before_any_reason_is_asked()
    {
        var (journey, authority) = await ProposedAsync();
        var other = await CommissionJourney.ToAsync(app, CommissionStage.Checked);

        await authority.SubmitAsync("Vérifier", (Box, other.First.Number), ($"rang-{journey.First.Number}", "1"));

        authority.Status.ShouldBe(422);
        authority.Offers("Vérifier").ShouldBeTrue();
    }

    [Fact]
    public async Task More_than_there_are_places_is_refused_at_once()
    {
        var (journey, authority) = await ProposedAsync();

        await authority.SubmitAsync(
            "Vérifier",
            [.. journey.Candidates.Select(candidate => (Box, candidate.Number)), ($"rang-{journey.Candidates[2].Number}", "3")]);

        authority.Status.ShouldBe(422);
        authority.Text.ShouldContain("Plus de candidatures que de places.");
        authority.Page.QuerySelectorAll("#laureates input[checked]").Length.ShouldBe(3, "nothing chosen is lost");
    }

    [Fact]
    public async Task Departures_are_shown_and_each_asks_for_its_reason()
    {
        var (journey, authority) = await ProposedAsync();
        var (kept, removed, added) = (journey.Candidates[0].Number, journey.Candidates[1].Number, journey.Candidates[2].Number);

        await authority.SubmitAsync("Vérifier", (Box, kept), (Box, added), ($"rang-{added}", "2"));
        authority.Text.ShouldContain($"{Described(journey, 1)}, proposée par le jury, non désignée");
        authority.Text.ShouldContain($"{Described(journey, 2)}, désignée sans être proposée");
        await authority.SubmitAsync("Désigner", ($"motif-{removed}", "Le porteur s’est retiré."));

        authority.Status.ShouldBe(422);
        authority.FaultyFields.ShouldBe([$"motif-{added}"]);
        authority.ValueOf($"motif-{removed}").ShouldBe("Le porteur s’est retiré.", "nothing typed is lost");
        await authority.SubmitAsync("Désigner", ($"motif-{added}", "Le suivant."));
        authority.Title.ShouldBe("Désignation");
        Designated(authority).ShouldBe([kept, added]);
        authority.Text.ShouldContain("Le porteur s’est retiré.");
    }

    [Fact]
    public async Task Territories_and_titles_stand_beside_the_numbers_before_the_act_and_after_it()
    {
        var (journey, authority) = await ProposedAsync();
        var (kept, removed, added) = (journey.Candidates[0].Number, journey.Candidates[1].Number, journey.Candidates[2].Number);

        Row(authority, kept).ShouldStartWith($"{CommissionPlan.NameOf(0)} {kept}");
        await authority.SubmitAsync("Vérifier", (Box, kept), (Box, added), ($"rang-{added}", "2"));
        Row(authority, added).ShouldBe($"2 {CommissionPlan.NameOf(2)} {added} non proposée");

        await authority.SubmitAsync("Désigner", ($"motif-{removed}", "Un motif."), ($"motif-{added}", "Un autre."));
        Lines(authority, "#designes").ShouldBe([$"{CommissionPlan.NameOf(0)} {kept}", $"{CommissionPlan.NameOf(2)} {added}"]);
        authority.Page.QuerySelectorAll("#designes a").Length.ShouldBe(2, "each leads to its file");

        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication");
        Lines(administrator, "#a-publier").ShouldBe([$"{CommissionPlan.NameOf(0)} {kept}", $"{CommissionPlan.NameOf(2)} {added}"]);
        administrator.Page.QuerySelectorAll("#a-publier a").ShouldBeEmpty("an administrator opens no file");
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/designation");
        administrator.Text.ShouldNotContain("Projet 1", Case.Sensitive, "an administrator reads no application that was not designated");
    }

    [Fact]
    public async Task Verifying_designates_nothing()
    {
        var (journey, authority) = await ProposedAsync();

        var (first, other) = (journey.First.Number, journey.Candidates[2].Number);
        await authority.SubmitAsync("Vérifier", (Box, first), (Box, other), ($"rang-{other}", "2"));
        await authority.SubmitAsync("Revenir à la liste", ($"motif-{other}", "Un équilibre des régions."));

        authority.Status.ShouldBe(200);
        authority.Page.QuerySelectorAll($"[name='{Box}'][checked]").Select(box => box.GetAttribute("value"))
            .ShouldBe([first, other], ignoreOrder: true);
        authority.ValueOf($"rang-{other}").ShouldBe("2");
        await authority.SubmitAsync("Vérifier", (Box, first), (Box, other));
        authority.Page.QuerySelector($"[name='motif-{other}']")!.TextContent.ShouldBe("Un équilibre des régions.");
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_designation_made_meanwhile_is_said()
    {
        var (journey, authority) = await ProposedAsync();
        await authority.SubmitAsync("Vérifier", (Box, journey.First.Number));
        (await journey.DesignateAsync([journey.Candidates[0], journey.Candidates[1]])).Ok();

        await authority.SubmitAsync("Désigner", ($"motif-{journey.Candidates[1].Number}", "Trop tard."));

        authority.Status.ShouldBe(409);
        authority.Text.ShouldContain("La désignation est déjà faite.");
        authority.FaultyFields.ShouldBe(["replacement"]);
        await authority.SubmitAsync("Remplacer la désignation", ("replacement", "Un porteur s’est retiré."));
        authority.Status.ShouldBe(200);
        Designated(authority).ShouldBe([journey.First.Number]);
        authority.Page.QuerySelector("#remplacees")!.TextContent.ShouldContain("Un porteur s’est retiré.");
    }

    [Theory]
    [InlineData(Role.Secretary)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task The_others_of_the_desk_read_the_proposal_and_designate_nothing(Role role)
    {
        var (journey, _) = await ProposedAsync();

        var reader = await Desk.Of(app, role).OpenAsync($"/gestion/appels/{journey.Call}/designation");

        reader.Text.ShouldContain(journey.First.Number);
        reader.Page.QuerySelectorAll("main form").ShouldBeEmpty();
    }

    private static string Described(CommissionJourney journey, int candidate) =>
        $"{CommissionPlan.NameOf(candidate)} ({journey.Candidates[candidate].Number})";

    private static IEnumerable<string> Designated(Desk desk) =>
        desk.Page.QuerySelectorAll("#designes .territoires-numero").Select(number => number.TextContent);

    /// <summary>The last table of the page that holds the file: the list to rank, where there is one.</summary>
    private static string Row(Desk desk, string number) => Words(desk.Page.QuerySelectorAll("main tbody tr")
        .Last(row => row.QuerySelector(".territoires-numero")?.TextContent == number).QuerySelectorAll("td:not(:has(input)), th"));

    private static IEnumerable<string> Lines(Desk desk, string list) =>
        desk.Page.QuerySelectorAll($"{list} li").Select(line => Words([line]));

    private static string Words(IEnumerable<AngleSharp.Dom.IElement> elements) => string.Join(' ', elements.SelectMany(element =>
        element.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)));

    private async Task<(CommissionJourney Journey, Desk Authority)> ProposedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed);
        return (journey, await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/designation"));
    }
}
