using System.Globalization;
using Territoires.Functions.Tests.Management;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.WriteUp;

/// <summary>A call to which nobody applies, from a blank page to its list, by people in a browser without JavaScript.</summary>
public sealed class WrittenFilesPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly TestApp app = fixture.App;

    [Fact]
    public async Task It_is_created_opened_filled_designated_and_published_from_pages()
    {
        var id = $"direct-{Guid.CreateVersion7().ToString("N")[20..]}";
        var administrator = await Desk.Of(app, Role.Administrator).OpenAsync("/gestion/nouvel-appel");
        await administrator.SubmitAsync("Créer l’appel", ("id", id), ("title", "Quartiers d’essai"), ("organiser", "Direction d’essai"),
            ("deposit", ""), ("reading", ""), ("jury", ""), ("places", "2"), ("decision-by", "La ministre chargée de la ville"),
            ("support-kind", "Une équipe d’ingénierie"), ("support-months", "12"),
            ("support-steps", "Observer\nUne équipe vient sur place.\n\nProposer\nElle dessine une feuille de route."));
        administrator.Title.ShouldBe("Tableau de bord");
        administrator.Page.QuerySelectorAll("nav[aria-label='Pages de l’appel'] a").Select(link => link.TextContent)
            .ShouldBe(["Tableau de bord", "Règlement", "Documents", "Désignation", "Publication"]);
        await administrator.FollowAsync("Règlement");
        administrator.Page.QuerySelector("#jury")!.HasAttribute("checked").ShouldBeFalse();
        administrator.ValueOf("support-steps").ShouldBe(
            "Observer\nUne équipe vient sur place.\n\nProposer\nElle dessine une feuille de route.");
        await administrator.FollowAsync("Ouvrir l’appel");
        await administrator.SubmitAsync("Ouvrir l’appel");
        await app.SettleAsync();

        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{id}");
        secretary.Text.ShouldContain("C’est au secrétariat d’agir");
        await secretary.FollowAsync("Écrire les dossiers");
        await WriteAsync(secretary, ("title", "Roubaix"), ("body-written-0", "Roubaix"), ("body-codes-0", "59512"));
        await WriteAsync(secretary, ("title", "Orly-Choisy"), ("body-written-0", "Orly-Choisy"), ("body-is-0", "compose"),
            ("body-codes-0", "94054 94022"));
        await WriteAsync(secretary, ("title", "Erreur"), ("body-written-0", "Lille"), ("body-codes-0", "59350"));
        secretary.Page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        await secretary.OpenAsync(RowOf(secretary, "Erreur").QuerySelectorAll("a")[^1].GetAttribute("href")!);
        secretary.Title.ShouldBe("Retirer le dossier");
        await secretary.SubmitAsync("Retirer le dossier");
        secretary.Text.ShouldContain("retiré");
        await secretary.OpenAsync(RowOf(secretary, "Roubaix").QuerySelectorAll("td a")[0].GetAttribute("href")!);
        secretary.ValueOf("body-written-0").ShouldBe("Roubaix");
        await secretary.SubmitAsync("Enregistrer le dossier", ("body-written-0", "Ville de Roubaix"), ("title", "Ville de Roubaix"));

        var authority = await Desk.Of(app, Role.Authority).OpenAsync($"/gestion/appels/{id}/designation");
        var rows = authority.Page.QuerySelectorAll("#laureates tbody tr");
        rows.Length.ShouldBe(2, "what was taken back cannot be designated");
        var numbers = rows.Select(row => row.QuerySelector("input[type=checkbox]")!.GetAttribute("value")!).ToArray();
        await authority.SubmitAsync("Vérifier", ("designees", numbers[0]), ("designees", numbers[1]),
            ($"rang-{numbers[0]}", "1"), ($"rang-{numbers[1]}", "2"));
        authority.Text.ShouldContain("Aucun jury ne propose");
        await authority.SubmitAsync("Désigner");
        authority.Page.QuerySelectorAll("#designes li").Length.ShouldBe(2);

        await administrator.OpenAsync($"/gestion/appels/{id}/publication");
        var at = app.Now.AddMonths(12).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await administrator.SubmitAsync("Programmer", ("at", at));
        await app.AdvanceToAsync(app.Now.AddMonths(13));
        var list = await app.Browser().OpenAsync($"/appels/{id}/laureats");
        list.Page.Body!.TextContent.ShouldContain("Ville de Roubaix");
        list.Page.Body.TextContent.ShouldContain("Orly-Choisy");
        list.Page.Body.TextContent.ShouldNotContain("Erreur");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_row_and_nothing_typed_is_lost()
    {
        var call = await app.OpenCallAsync(WrittenFilesTests.Direct);
        var secretary = await Desk.Of(app, Role.Secretary).OpenAsync($"/gestion/appels/{call}/dossiers/nouveau");

        await secretary.SubmitAsync("Enregistrer le dossier", ("title", "Deux villes"), ("body-written-0", "Saint-Louis"),
            ("body-written-1", "Roubaix"), ("body-codes-1", "00000"), ("summary", "Ce qui est écrit reste."));

        secretary.Status.ShouldBe(422);
        secretary.FaultyFields.ShouldBe(["bodies", "bodies"]);
        secretary.Page.QuerySelector("#bodies-0")!.TextContent.ShouldContain("97414");
        secretary.Page.QuerySelector("#bodies-1")!.TextContent.ShouldContain("« 00000 »".Replace(' ', '\u00a0'));
        secretary.ValueOf("summary").ShouldBe("Ce qui est écrit reste.");
        secretary.ValueOf("body-written-1").ShouldBe("Roubaix");
    }

    private static AngleSharp.Dom.IElement RowOf(Desk secretary, string name) =>
        secretary.Page.QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal));

    private static async Task WriteAsync(Desk secretary, params (string Name, string Value)[] fields)
    {
        await secretary.FollowAsync("Écrire un dossier");
        await secretary.SubmitAsync("Enregistrer le dossier", fields);
        secretary.Title.ShouldBe("Dossiers");
    }
}
