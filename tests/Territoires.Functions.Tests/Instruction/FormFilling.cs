using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Territoires.Functions.Identity;
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

    /// <summary>Fills the form of that button and presses it: of radio buttons and lists, what is chosen is sent and nothing else.</summary>
    public static Task<Browser> PressAsync(this Browser browser, string button, params (string Name, string Value)[] filled)
    {
        var pressed = browser.Page.QuerySelectorAll("button").FirstOrDefault(found => found.TextContent.Trim() == button)
            ?? throw new InvalidOperationException($"No button « {button} » on {browser.Location}.");
        var form = pressed.Closest("form")!;
        var values = filled.ToDictionary(field => field.Name, field => field.Value);
        foreach (var radio in form.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").Where(radio => radio.Value != (values.GetValueOrDefault(radio.Name!) ?? radio.TickedOf(form))).ToArray())
        {
            radio.Remove();
        }

        foreach (var list in form.QuerySelectorAll<IHtmlSelectElement>("select").ToArray())
        {
            form.Send(list.Name!, values.GetValueOrDefault(list.Name!) ?? list.Value ?? string.Empty);
            list.Remove();
        }

        if (pressed.GetAttribute("name") is { } name)
        {
            form.Send(name, pressed.GetAttribute("value") ?? string.Empty);
        }

        return browser.SubmitAsync(button, values);
    }

    /// <summary>What is ticked in a group of radio buttons; null for nothing.</summary>
    public static string? Ticked(this Browser browser, string name) =>
        browser.Page.QuerySelector($"input[type=radio][name='{name}'][checked]")?.GetAttribute("value");

    public static string Text(this Browser browser) => browser.Page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');

    /// <summary>What a desk says of one call: the others on it are those of other tests.</summary>
    public static string Text(this Browser browser, CommissionJourney journey) => browser.SectionOf(journey)?.TextContent.Replace('\u00a0', ' ') ?? string.Empty;

    public static Task<Browser> FollowAsync(this Browser browser, CommissionJourney journey, string link) =>
        browser.OpenAsync(browser.SectionOf(journey)!.QuerySelectorAll("a").First(found => found.TextContent.Trim() == link).GetAttribute("href")!);

    public static string Errors(this Browser browser) => browser.Page.QuerySelector("#erreurs")?.TextContent.Replace('\u00a0', ' ') ?? string.Empty;

    private static IElement? SectionOf(this Browser browser, CommissionJourney journey) =>
        browser.Page.QuerySelector($"section[id='appel-{journey.Call}']");

    private static string? TickedOf(this IHtmlInputElement radio, IElement form) =>
        form.QuerySelector($"input[type=radio][name='{radio.Name}'][checked]")?.GetAttribute("value");

    private static void Send(this IElement form, string name, string value)
    {
        var hidden = form.Owner!.CreateElement("input");
        hidden.SetAttribute("type", "hidden");
        hidden.SetAttribute("name", name);
        hidden.SetAttribute("value", value);
        form.AppendChild(hidden);
    }
}
