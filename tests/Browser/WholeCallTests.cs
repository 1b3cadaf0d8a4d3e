using System.Globalization;
using Microsoft.Playwright;
using Territoires.Tests.TestSupport;

namespace Territoires.Tests.Browser;

/// <summary>The whole life of a call in a browser, each act by the person whose turn it is: nobody calls the API.</summary>
public sealed partial class WholeCallTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Call = "atelier-joue";

    private static readonly DateTimeOffset Opens = new(2026, 5, 4, 7, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = new(2026, 6, 30, 17, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Earliest = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private bool javaScript;
    private int width;
    private TestApp app = null!;

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_call_lives_from_its_rules_to_its_laureates(int pixels, bool scripts)
    {
        (width, javaScript) = (pixels, scripts);
        await using var opened = app = await TestApp.StartAsync();
        await DefineAsync();
        await app.AdvanceToAsync(Opens);
        await ApplyAsync("Un quartier d’activités", "59512");
        await ApplyAsync("Une friche à vivre", "48095");
        await app.AdvanceToAsync(Closes.AddMinutes(5));
        await OpinionAsync();
        await CorrectAsync();
        await InstructAsync();
        await ReviewAsync();
        await SitAsync();
        await DesignateAsync();
        await PublishAsync();
    }

    private Task<IBrowserContext> AsAsync(Role role, string id) => chromium.SignedInAsync(app, Person.In(role, id), width, javaScript);

    private Task<IBrowserContext> AsJurorAsync(int juror) =>
        AsAsync(Role.Juror, string.Create(CultureInfo.InvariantCulture, $"juror-{juror}"));
}
