using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>What is typed in a form that does not save itself outlives its page, for whoever typed it and nobody else.</summary>
public sealed class KeptTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Every_form_with_free_text_gives_back_what_was_typed_and_not_saved()
    {
        await using var app = await TestApp.StartAsync();
        var drafted = await app.As(Role.Administrator).PutAsync("/api/calls/essai-brouillon", TestCalls.Rules, ("If-None-Match", "*"));
        drafted.Ok();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        var file = $"/gestion/appels/{journey.Call}/recevabilite/{journey.First.Id}";
        var secretary = Person.In(Role.Secretary, "secretary-1");
        var administrator = Person.In(Role.Administrator, "administrator-1");

        await KeepsAsync(app, new Actor("ddt-48", new HashSet<Role> { Role.Service }, null, ["48"]), $"/avis/{journey.First.Id}", "Motifs");
        await KeepsAsync(app, secretary, file, "Motifs");
        await KeepsAsync(app, secretary, $"{file}/correction", "Ce qui est à corriger");
        await KeepsAsync(app, secretary, $"/gestion/appels/{journey.Call}/jury", "Collège");
        await KeepsAsync(app, administrator, "/gestion/appels/essai-brouillon/reglement", "Présentation");
        await KeepsAsync(app, administrator, "/gestion/nouvel-appel", "Présentation");
        await KeepsAsync(app, administrator, "/gestion/personnes", "Nom ou qualité");
        await KeepsAsync(app, administrator, $"/gestion/appels/{journey.Call}/prolongation", "Motif de la prolongation");
    }

    [Fact]
    public async Task Questions_that_were_added_and_not_saved_are_taken_up_again()
    {
        await using var app = await TestApp.StartAsync();
        (await app.As(Role.Administrator).PutAsync("/api/calls/essai-questions", TestCalls.Rules, ("If-None-Match", "*"))).Ok();
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Administrator, "administrator-1"));
        var page = await context.OpenAsync(app, "/gestion/appels/essai-questions/formulaire");
        await page.PressAsync("Ajouter une rubrique");
        await page.GetByLabel("Titre de la rubrique 1").FillAsync("Le site");
        await page.GotoAsync(app.Address.ToString());

        await page.GotoAsync(new Uri(app.Address, "/gestion/appels/essai-questions/formulaire").ToString());
        await page.ArriveAsync(() => page.PressAsync("Les reprendre"));

        (await page.GetByLabel("Titre de la rubrique 1").InputValueAsync()).ShouldBe("Le site");
        (await page.GetByText("Vos changements ne sont pas encore enregistrés.").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_saved_or_given_up_or_signed_out_of_is_forgotten_and_another_account_is_shown_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(app, CommissionStage.Closed, new CommissionPlan { Applications = 1 });
        var (path, service) = ($"/avis/{journey.First.Id}", new Actor("ddt-48", new HashSet<Role> { Role.Service }, null, ["48"]));
        await using var context = await chromium.SignedInAsync(app, service);
        var page = await context.OpenAsync(app, path);
        await page.GetByLabel("Motifs").FillAsync("Un avis");
        await page.GetByLabel("Favorable", new() { Exact = true }).CheckAsync(new() { Force = true });
        await page.ArriveAsync(() => page.PressAsync("Donner mon avis"));
        (await page.GetByText("Votre avis est enregistré.").CountAsync()).ShouldBe(1);
        (await KeptAsync(page)).ShouldBe(0, "it is saved");

        await page.GetByLabel("Motifs").FillAsync("Un autre avis");
        await context.SignInAsync(app, service with { Id = "ddt-48-bis" });
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        (await page.GetByLabel("Motifs").InputValueAsync()).ShouldBeEmpty();
        await context.SignInAsync(app, service);
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        (await page.GetByLabel("Motifs").InputValueAsync()).ShouldBe("Un autre avis");
        await page.ArriveAsync(() => page.PressAsync("Revenir à ce qui est enregistré"));
        (await page.GetByLabel("Motifs").InputValueAsync()).ShouldBe("Un avis");

        await page.GetByLabel("Motifs").FillAsync("Encore un autre");
        (await KeptAsync(page)).ShouldBe(1);
        await page.ArriveAsync(() => page.PressAsync("Se déconnecter"));
        (await KeptAsync(page)).ShouldBe(0, "the next person at this computer finds nothing");
    }

    private async Task KeepsAsync(TestApp app, Actor actor, string path, string label)
    {
        await using var context = await chromium.SignedInAsync(app, actor);
        var page = await context.OpenAsync(app, path);
        await page.GetByLabel(label).First.FillAsync("Écrit et pas encore enregistré");
        await page.GotoAsync(app.Address.ToString());
        await page.GotoAsync(new Uri(app.Address, path).ToString());
        (await page.GetByLabel(label).First.InputValueAsync()).ShouldBe("Écrit et pas encore enregistré", path);
    }

    private static Task<int> KeptAsync(IPage page) =>
        page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('territoires:')).length");
}
