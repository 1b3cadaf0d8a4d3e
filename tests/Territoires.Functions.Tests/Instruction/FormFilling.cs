using AngleSharp.Dom;
using Territoires.Tests.TestSupport;

namespace Territoires.Functions.Tests.Instruction;

/// <summary>What a person does on a desk: sign in, tick, choose from a list, press one button of several.</summary>
internal static class FormFilling
{
    public static Actor Juror(int juror) => new($"juror-{juror}", new HashSet<Role> { Role.Juror }, null, []);

    public static Actor ServiceOf(string departement) => new($"ddt-{departement}", new HashSet<Role> { Role.Service }, null, [departement]);

    /// <summary>Opens an address as somebody who signs in on the way.</summary>
    public static async Task<Browser> BrowseAsync(this TestApp app, Actor actor, string path)
    {
        var browser = await app.Browser().OpenAsync("/connexion");
        await browser.SubmitAsync("Se connecter", new Dictionary<string, string> { ["jeton"] = app.Token(actor) });
        return await browser.OpenAsync(path);
    }

    /// <summary>Fills the form of that button and presses it.</summary>
    public static Task<Browser> PressAsync(this Browser browser, string button, params (string Name, string Value)[] filled) =>
        browser.SubmitAsync(button, filled.ToDictionary(field => field.Name, field => field.Value));

    /// <summary>What is ticked in a group of radio buttons; null for nothing.</summary>
    public static string? Ticked(this Browser browser, string name) =>
        browser.Page.QuerySelector($"input[type=radio][name='{name}'][checked]")?.GetAttribute("value");

    public static string Text(this Browser browser) => AsRead(browser.Page.QuerySelector("main")!.TextContent);

    /// <summary>What a desk says of one call: the others on it are those of other tests.</summary>
    public static string Text(this Browser browser, CommissionJourney journey) =>
        AsRead(browser.SectionOf(journey)?.TextContent ?? string.Empty);

    /// <summary>A line that ends in the source of a page is a space to its reader.</summary>
    private static string AsRead(string text) =>
        string.Join(' ', text.Replace('\u00a0', ' ').Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    public static Task<Browser> FollowAsync(this Browser browser, CommissionJourney journey, string link) =>
        browser.OpenAsync(
            browser.SectionOf(journey)!.QuerySelectorAll("a").First(found => found.TextContent.Trim() == link).GetAttribute("href")!);

    public static string Errors(this Browser browser) =>
        browser.Page.QuerySelector("#erreurs")?.TextContent.Replace('\u00a0', ' ') ?? string.Empty;

    private static IElement? SectionOf(this Browser browser, CommissionJourney journey) =>
        browser.Page.QuerySelector($"section[id='appel-{journey.Call}']");
}
