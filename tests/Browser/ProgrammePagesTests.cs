using Microsoft.Playwright;
using Territoires.Tests.TestSupport;
using Territoires.Web.Received;

namespace Territoires.Tests.Browser;

/// <summary>The pages of programmes, and of calls to which nobody applies, as everybody and as their people see them.</summary>
public sealed class ProgrammePagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly CallRulesRequest Direct = TestCalls.Rules with
    {
        Calendar = TestCalls.Rules.Calendar with { Closes = null, ReviewsBy = null },
        Grid = [],
        RequiredDocuments = [],
        Jury = false,
        Decision = new("La ministre chargée de la ville", "Arrêté fictif", "Écrire à l’organisateur sous deux mois."),
        Support = new("Une équipe d’ingénierie", 12, 5_000_000, [new("Observer", "Une équipe vient sur place.")]),
    };

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, false)]
    public async Task They_are_read_on_a_telephone_and_without_scripts(int width, bool javaScript)
    {
        await using var app = await TestApp.StartAsync();
        var call = await app.OpenCallAsync(Direct);
        await app.DefineProgrammeAsync("essai");
        await app.AdmitAsync(
            "essai",
            ("un", TestProgrammes.Member("Association d’essai n°\u00a01", "2025-02-01", "01")),
            ("deux", TestProgrammes.Member("Association d’essai n°\u00a02", "2026-03-01", "59", "62")));
        (await app.As(Role.Administrator).PostAsync($"{TestProgrammes.PathOf("essai")}/calls", new { call })).Ok();
        await using var visitor = await chromium.NewAsync(width, javaScript);
        var page = await visitor.NewPageAsync();
        foreach (var (name, path) in new[]
        {
            ("programmes", "/programmes"), ("programme", "/programmes/essai"), ("programme-reseau", "/programmes/essai/reseau"),
            ("programme-membre", "/programmes/essai/reseau/un"), ("appel-sans-depot", $"/appels/{call}"),
        })
        {
            await page.GotoAsync(new Uri(app.Address, path).ToString());
            await page.LookAsync(name, javaScript);
        }

        await using var secretary = await chromium.SignedInAsync(app, Person.In(Role.Secretary, "secretary-1"), width, javaScript);
        var desk = await secretary.NewPageAsync();
        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{call}").ToString());
        await desk.LookAsync("gestion-sans-depot", javaScript);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Écrire les dossiers" }).ClickAsync();
        await desk.LookAsync("gestion-dossiers", javaScript);
        await desk.GetByRole(AriaRole.Link, new() { Name = "Écrire un dossier" }).ClickAsync();
        await desk.LookAsync("gestion-dossier-nouveau", javaScript);
        await desk.GetByLabel("Intitulé du dossier").FillAsync("Saint-Louis");
        await desk.GetByLabel("Nom, tel que sa source l’écrit").First.FillAsync("Saint-Louis");
        await desk.PressAsync("Enregistrer le dossier");
        (await desk.Locator("#bodies-0").TextContentAsync()).ShouldNotBeNull().ShouldContain("97414", customMessage: "a person chooses");
        await desk.LookAsync("gestion-dossier-refuse", javaScript);
        await desk.GetByLabel("Codes INSEE ou SIREN").First.FillAsync("97414");
        await desk.PressAsync("Enregistrer le dossier");
        await desk.GetByRole(AriaRole.Heading, new() { Name = "Dossiers", Level = 1 }).WaitForAsync();
        await desk.LookAsync("gestion-dossiers-un", javaScript);

        await using var administrator = await chromium.SignedInAsync(
            app, Person.In(Role.Administrator, "administrator-1"), width, javaScript);
        var rules = await administrator.NewPageAsync();
        await rules.GotoAsync(new Uri(app.Address, "/gestion/nouvel-appel").ToString());
        await rules.LookAsync("gestion-nouvel-appel-etapes", javaScript);
    }
}
