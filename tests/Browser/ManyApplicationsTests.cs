using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>The desks of a call that five hundred territories applied to, as they are seen.</summary>
public sealed class ManyApplicationsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Five_hundred_applications_stay_readable_on_every_desk()
    {
        await using var app = await TestApp.StartAsync();
        var call = await ManyApplications.WriteAsync(app);
        foreach (var width in new[] { 360, 1280 })
        {
            await using var context = await chromium.SignedInAsync(
                app, new Actor("juror-1", new HashSet<Role> { Role.Secretary, Role.Juror }, null, []), width);
            var page = await context.NewPageAsync();
            foreach (var (name, path) in new[]
            {
                ("500-tableau-de-bord", $"/gestion/appels/{call}"),
                ("500-recevabilite", $"/gestion/appels/{call}/recevabilite?cocher=page"),
                ("500-recevabilite-suite", $"/gestion/appels/{call}/recevabilite?etat=recevables&page=4"),
                ("500-affectations", $"/gestion/appels/{call}/affectations?page=3"),
                ("500-evaluations", $"/gestion/appels/{call}/evaluations?page=2"),
                ("500-jury", "/jury"),
                ("500-mon-travail", $"/jury/appels/{call}/mon-travail"),
            })
            {
                await page.GotoAsync(new Uri(app.Address, path).ToString());
                await page.LookAsync(name, javaScript: true);
            }
        }
    }
}
