using Microsoft.Playwright;

namespace Territoires.Tests.Browser;

/// <summary>The jury, the authority, the publication.</summary>
public sealed partial class WholeCallTests
{
    private async Task ReviewAsync()
    {
        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            var page = await context.OpenAsync(app, "/jury");
            await page.LookAsync("jury", javaScript);
            var files = await page.Locator("main a[href*='/jury/dossiers/']")
                .EvaluateAllAsync<string[]>("links => [...new Set(links.map(link => link.href))]");
            files.Length.ShouldBe(2);
            foreach (var file in files)
            {
                await page.GotoAsync(file);
                foreach (var scale in await page.Locator("main fieldset").AllAsync())
                {
                    await scale.GetByText("4", new() { Exact = true }).ClickAsync();
                }

                await page.LookAsync("jury-dossier", javaScript);
                await page.PressAsync("Enregistrer et finaliser");
                await page.LookAsync("jury-finalisation", javaScript);
                await page.PressAsync("Finaliser mon évaluation");
                await page.GotoAsync(file);
                await page.GetByRole(AriaRole.Button, new() { Name = "Reprendre mon évaluation" }).WaitForAsync();
            }

            await page.LookAsync("jury-dossier-final", javaScript);
            await page.ArriveAsync(() => page.FollowAsync("Me déporter"));
            await page.LookAsync("jury-deport", javaScript);
        }

        await app.SettleAsync();
    }

    private async Task SitAsync()
    {
        var session = $"/jury/seances/{Call}-seance";
        await using var secretary = await AsAsync(Role.Secretary, "secretary-1");
        var desk = await secretary.OpenAsync(app, $"/gestion/appels/{Call}/evaluations");
        await desk.LookAsync("gestion-evaluations", javaScript);
        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/seance").ToString());
        await desk.LookAsync("gestion-seance-convoquer", javaScript);
        await desk.GetByLabel("Date et heure").FillAsync(app.Now.AddDays(7).ToString("yyyy-MM-dd'T'HH:mm", null));
        await desk.GetByLabel("Lieu").FillAsync("Préfecture, salle 2");
        await desk.PressAsync("Vérifier la convocation");
        await desk.LookAsync("gestion-seance-convocation", javaScript);
        await desk.PressAsync("Convoquer la séance");
        await desk.LookAsync("gestion-seance-convoquee", javaScript);
        await app.SettleAsync();
        await app.AdvanceToAsync(app.Now.AddDays(7));
        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            var page = await context.OpenAsync(app, session);
            await page.PressAsync("Je viendrai");
            await page.PressAsync("Émarger");
            if (juror == 1)
            {
                await page.ArriveAsync(() => page.FollowAsync("Ordonner l’ordre du jour"));
                await page.LookAsync("jury-ordre-du-jour", javaScript);
                await page.PressAsync("Enregistrer l’ordre du jour");
            }
        }

        for (var juror = 1; juror <= 3; juror++)
        {
            await using var context = await AsJurorAsync(juror);
            var page = await context.OpenAsync(app, session);
            await page.LookAsync("jury-seance", javaScript);
            for (var item = 0; item < 2; item++)
            {
                // The first is adopted by three votes, the second by two: one place.
                await page.Locator("main article fieldset").Nth(item).GetByText(juror == 3 && item == 1
                    ? "Contre"
                    : "Pour", new() { Exact = true }).ClickAsync();
            }

            await page.PressAsync("Vérifier mes votes");
            await page.LookAsync("jury-votes-verifier", javaScript);
            await page.PressAsync("Enregistrer mes 2 votes");

            await page.LookAsync("jury-seance-votee", javaScript);
            await page.GotoAsync(new Uri(app.Address, $"/jury/appels/{Call}/mon-travail").ToString());
            await page.LookAsync("jury-mon-travail", javaScript);
        }

        await desk.ReloadAsync();
        await desk.GetByLabel("Motifs sur").First.FillAsync("Un portage solide.");
        await desk.ArriveAsync(() => desk.GetByRole(AriaRole.Button, new() { Name = "les motifs sur" }).First.ClickAsync());
        await desk.LookAsync("gestion-seance-motifs", javaScript);
        await desk.PressAsync("Rédiger le procès-verbal");
        await desk.PressAsync("Signer pour le secrétariat");
        await using (var chair = await AsJurorAsync(1))
        {
            var page = await chair.OpenAsync(app, session);
            await page.PressAsync("Signer le procès-verbal");
            await page.LookAsync("jury-seance-signee", javaScript);
            await page.ArriveAsync(() => page.FollowAsync("Lire le procès-verbal"));
            await page.LookAsync("jury-proces-verbal", javaScript);
        }

        await desk.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/seance").ToString());
        await desk.LookAsync("gestion-seance", javaScript);
        await desk.PressAsync("Transmettre la proposition à l’autorité");
        await app.SettleAsync();
    }

    private async Task DesignateAsync()
    {
        await using var context = await AsAsync(Role.Authority, "authority-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/designation");
        await page.LookAsync("gestion-designation", javaScript);
        await page.PressAsync("Vérifier");
        await page.LookAsync("gestion-designation-verifier", javaScript);
        await page.PressAsync("Désigner");
        await page.LookAsync("gestion-designation-faite", javaScript);
        await app.SettleAsync();
    }

    private async Task PublishAsync()
    {
        await using var context = await AsAsync(Role.Administrator, "administrator-1");
        var page = await context.OpenAsync(app, $"/gestion/appels/{Call}/publication");
        await page.LookAsync("gestion-publication", javaScript);
        await page.PressAsync("Programmer");
        await page.GotoAsync(new Uri(app.Address, $"/gestion/appels/{Call}/publication/apercu").ToString());
        await page.LookAsync("gestion-publication-apercu", javaScript);
        await app.SettleAsync();
        await app.AdvanceToAsync(Earliest);
        await page.GotoAsync(new Uri(app.Address, $"/appels/{Call}/laureats").ToString());
        (await page.Locator("article h2").AllTextContentsAsync()).Count.ShouldBe(1);
    }
}
