using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Management;

public sealed class DesignationPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task A_number_that_is_not_of_this_call_is_refused_before_any_reason_is_asked()
    {
        var (journey, authority) = await ProposedAsync();

        await authority.SubmitAsync("Vérifier", ("laureates", $"{journey.First.Number}\nailleurs-ABCDEF"));

        authority.Status.ShouldBe(422);
        authority.FaultyFields.ShouldBe(["laureates"]);
        authority.ValueOf("laureates").ShouldContain("ailleurs-ABCDEF");
        authority.Offers("Vérifier").ShouldBeTrue();
    }

    [Fact]
    public async Task Numbers_typed_in_capitals_are_the_same_numbers_on_the_page_and_through_the_API()
    {
        var (journey, authority) = await ProposedAsync();
        string[] numbers = [journey.Candidates[0].Number, journey.Candidates[1].Number];

        await authority.SubmitAsync(
            "Vérifier", ("laureates", string.Join('\n', numbers.Select(number => $" {number.ToUpperInvariant()} "))));
        authority.Page.QuerySelector("#ecarts")!.TextContent.ShouldContain("suit la proposition du jury");
        await authority.SubmitAsync("Désigner");
        authority.Page.QuerySelectorAll("#designes li strong").Select(line => line.TextContent).ShouldBe(numbers);

        var again = await journey.Authority.PostAsync(
            $"{journey.CallPath}/designation", new { laureates = numbers.Select(number => number.ToUpperInvariant()) });
        again.Ok().Json.GetProperty("laureates").EnumerateArray().Select(number => number.GetString()).ShouldBe(numbers);
    }

    [Fact]
    public async Task More_than_there_are_places_is_refused_at_once()
    {
        var (journey, authority) = await ProposedAsync();

        await authority.SubmitAsync("Vérifier", ("laureates", string.Join(", ", journey.Candidates.Select(candidate => candidate.Number))));

        authority.Status.ShouldBe(422);
        authority.Text.ShouldContain("Plus de candidatures que de places.");
    }

    [Fact]
    public async Task Departures_are_shown_and_each_asks_for_its_reason()
    {
        var (journey, authority) = await ProposedAsync();
        var (kept, removed, added) = (journey.Candidates[0].Number, journey.Candidates[1].Number, journey.Candidates[2].Number);

        await authority.SubmitAsync("Vérifier", ("laureates", $"{kept}\n{added}"));
        authority.Text.ShouldContain($"{removed}, proposée par le jury, non désignée");
        authority.Text.ShouldContain($"{added}, désignée sans être proposée");
        await authority.SubmitAsync("Désigner", ($"motif-{removed}", "Le porteur s’est retiré."));

        authority.Status.ShouldBe(422);
        authority.FaultyFields.ShouldBe([$"motif-{added}"]);
        authority.ValueOf($"motif-{removed}").ShouldBe("Le porteur s’est retiré.", "nothing typed is lost");
        await authority.SubmitAsync("Désigner", ($"motif-{added}", "Le suivant."));
        authority.Title.ShouldBe("Désignation");
        authority.Page.QuerySelectorAll("#designes li strong").Select(line => line.TextContent).ShouldBe([kept, added]);
        authority.Text.ShouldContain("Le porteur s’est retiré.");
    }

    [Fact]
    public async Task Territories_and_titles_stand_beside_the_numbers_before_the_act_and_after_it()
    {
        var (journey, authority) = await ProposedAsync();
        var (kept, removed, added) = (journey.Candidates[0].Number, journey.Candidates[1].Number, journey.Candidates[2].Number);

        Line(authority, kept).ShouldContain("Syndicat mixte fictif n° 0 Projet 0");
        authority.Page.QuerySelector("#non-proposees")!.TextContent.ShouldContain("Syndicat mixte fictif n° 2, «\u00a0Projet 2\u00a0»");
        await authority.SubmitAsync("Vérifier", ("laureates", $"{kept}\n{added}"));
        Line(authority, added).ShouldContain("Syndicat mixte fictif n° 2 Projet 2 non proposée");
        authority.Text.ShouldContain($"{removed}, proposée par le jury, non désignée (Syndicat mixte fictif n° 1, « Projet 1 ») : motif");

        await authority.SubmitAsync("Désigner", ($"motif-{removed}", "Un motif."), ($"motif-{added}", "Un autre."));
        authority.Page.QuerySelectorAll("#designes li").Select(line => line.TextContent).ShouldBe([
            $"{kept} – Syndicat mixte fictif n° 0, «\u00a0Projet 0\u00a0»",
            $"{added} – Syndicat mixte fictif n° 2, «\u00a0Projet 2\u00a0»"]);

        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync($"/gestion/appels/{journey.Call}/publication");
        administrator.Page.QuerySelectorAll("#a-publier li").Select(line => line.TextContent).ShouldBe([
            $"Syndicat mixte fictif n° 0, «\u00a0Projet 0\u00a0» – {kept}",
            $"Syndicat mixte fictif n° 2, «\u00a0Projet 2\u00a0» – {added}"]);
        await administrator.OpenAsync($"/gestion/appels/{journey.Call}/designation");
        administrator.Text.ShouldNotContain("Projet 1", Case.Sensitive, "an administrator reads no application that was not designated");
    }

    private static string Line(Desk desk, string number) => string.Join(' ', desk.Page.QuerySelectorAll("main tbody tr")
        .First(line => line.TextContent.Contains(number, StringComparison.Ordinal)).Children.Select(cell => cell.TextContent.Trim()));

    [Fact]
    public async Task Verifying_designates_nothing()
    {
        var (journey, authority) = await ProposedAsync();

        await authority.SubmitAsync("Vérifier");
        await authority.FollowAsync("Revenir à la liste");

        authority.Offers("Vérifier").ShouldBeTrue();
        (await journey.Authority.GetAsync($"{journey.CallPath}/designation")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_designation_made_meanwhile_is_said()
    {
        var (journey, authority) = await ProposedAsync();
        await authority.SubmitAsync("Vérifier", ("laureates", journey.First.Number));
        (await journey.DesignateAsync([journey.Candidates[0], journey.Candidates[1]])).Ok();

        await authority.SubmitAsync("Désigner", ($"motif-{journey.Candidates[1].Number}", "Trop tard."));

        authority.Status.ShouldBe(409);
        authority.Text.ShouldContain("La désignation est déjà faite.");
        authority.FaultyFields.ShouldBe(["replacement"]);
        await authority.SubmitAsync("Remplacer la désignation", ("replacement", "Un porteur s’est retiré."));
        authority.Status.ShouldBe(200);
        authority.Page.QuerySelectorAll("#designes li strong").Select(line => line.TextContent).ShouldBe([journey.First.Number]);
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

    private async Task<(CommissionJourney Journey, Desk Authority)> ProposedAsync()
    {
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Proposed);
        return (journey, await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{journey.Call}/designation"));
    }
}
