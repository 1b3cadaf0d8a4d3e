namespace Territoires.Tests.Browser;

/// <summary>That the checker finds nothing on our pages says something only if it finds what is there.</summary>
public sealed class AxeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_picture_without_words_and_pale_text_are_found()
    {
        await using var context = await chromium.NewAsync(1280, javaScript: true);
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            """
            <html lang="fr"><title>Essai</title><main><h1>Essai</h1>
            <img src="data:,"><p style="color: #ccc; background: #fff">À peine lisible</p></main></html>
            """);

        var violations = await Axe.ViolationsAsync(page);

        violations.Select(violation => violation.Split(':')[0]).ShouldBe(["axe color-contrast", "axe image-alt"], ignoreOrder: true);
    }
}
