using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>A juror on a telephone votes on a whole agenda.</summary>
public sealed class VotesAtOnceTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Files = 40;
    private const int MostTaps = 45;

    /// <summary>What a thumb needs, in pixels; what is drawn less high, by its address or its words.</summary>
    private const string TooSmall = """
        () => [...document.querySelectorAll("main .fr-btn, main .fr-radio-group .fr-label, main .territoires-fiche a")]
          .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < 44)
          .map(target => `${target.textContent.trim()}: ${target.getBoundingClientRect().height} px`)
        """;

    [Fact]
    public async Task Forty_files_are_voted_in_forty_five_taps_at_the_most_and_each_target_is_wide_enough()
    {
        await using var app = await TestApp.StartAsync();
        var journey = await CommissionJourney.ToAsync(
            app, CommissionStage.Convened, new CommissionPlan { Applications = Files, Score = (_, _) => null });
        (await journey.SeatAsync(1)).Ok();
        await using var context = await chromium.SignedInAsync(app, Person.In(Role.Juror, "juror-2"), width: 360);
        var page = await context.OpenAsync(app, "/jury");
        (await page.EvaluateAsync<string[]>(TooSmall)).ShouldBeEmpty();
        await page.LookAsync("jury-40-dossiers", javaScript: true);
        await page.GotoAsync(new Uri(app.Address, $"/jury/seances/{journey.Call}-seance").ToString());
        var taps = 0;

        await PressAsync("Émarger");
        (await page.EvaluateAsync<string[]>(TooSmall)).ShouldBeEmpty();
        await page.LookAsync("jury-seance-40-dossiers", javaScript: true);
        var choices = await page.Locator("main article fieldset").AllAsync();
        foreach (var choice in choices)
        {
            await choice.GetByText("Pour", new() { Exact = true }).ClickAsync();
            taps++;
        }

        await PressAsync("Vérifier mes votes");
        (await page.EvaluateAsync<string[]>(TooSmall)).ShouldBeEmpty();
        await page.LookAsync("jury-40-votes-verifier", javaScript: true);
        await PressAsync($"Enregistrer mes {Files} votes");

        choices.Count.ShouldBe(Files);
        await page.GetByText("Vos votes sont enregistrés.").WaitForAsync();
        (await page.GetByText("Vous avez voté\u00a0: Pour").CountAsync()).ShouldBe(Files);
        TestContext.Current.TestOutputHelper?.WriteLine($"{taps} taps for {Files} files");
        taps.ShouldBeLessThanOrEqualTo(MostTaps);

        async Task PressAsync(string button)
        {
            await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
            taps++;
        }
    }
}
