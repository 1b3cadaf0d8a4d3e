using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Territoires.Tests.TestSupport;
using Territoires.Web.Sessions;

namespace Territoires.Functions.Tests.Management;

/// <summary>
/// Somebody of the desk with a browser and no JavaScript, signed in. Forms go as a browser sends them: what is ticked, what
/// is selected, what is written. Every page that anybody opens must stand on its own (<see cref="PageShape"/>).
/// </summary>
internal sealed class Desk
{
    private readonly HttpClient http;

    private Desk(TestApp app, Actor actor)
    {
        var cookies = new CookieContainer();
        cookies.Add(app.Address, new Cookie(Identification.Cookie, app.Token(actor)));
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = app.Address };
        Location = app.Address;
    }

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument(string.Empty);

    /// <summary>The page as it came.</summary>
    public string Source { get; private set; } = string.Empty;

    public Uri Location { get; private set; }

    public int Status { get; private set; }

    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? string.Empty;

    /// <summary>What the page says, with plain spaces.</summary>
    public string Text =>
        string.Join(' ', Page.Body!.TextContent.Split([' ', '\n', '\r', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    public static Desk Of(TestApp app, Role role, string? call = null, params string[] departements) =>
        new(app, new Actor(Cli.TokenCommand.DefaultId(role), new HashSet<Role> { role }, call, departements));

    public async Task<Desk> OpenAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(Location, path));
        return await ArriveAsync(response);
    }

    public Task<Desk> FollowAsync(string linkText) => OpenAsync(
        Page.QuerySelectorAll("main a").FirstOrDefault(link => Words(link) == linkText)?.GetAttribute("href")
        ?? throw new InvalidOperationException($"No link « {linkText} » on {Location}: {Text}"));

    public bool Offers(string button) => Page.QuerySelectorAll("main button").Any(found => Words(found) == button);

    public async Task<Desk> SubmitAsync(string button, params (string Name, string Value)[] fields)
    {
        var pressed = Page.QuerySelectorAll("main button").FirstOrDefault(found => Words(found) == button)
            ?? throw new InvalidOperationException($"No button « {button} » on {Location}: {Text}");
        var form = (IHtmlFormElement)(pressed.GetAttribute("form") is { } owner ? Page.GetElementById(owner)! : pressed.Closest("form")!);
        var values = ValuesOf(form, fields);
        if (pressed.GetAttribute("name") is { } name)
        {
            values.Add(KeyValuePair.Create(name, pressed.GetAttribute("value") ?? string.Empty));
        }

        using var content = new FormUrlEncodedContent(values);
        using var response = await http.PostAsync(
            new Uri(Location, pressed.GetAttribute("formaction") ?? form.GetAttribute("action")), content);
        return await ArriveAsync(response);
    }

    public string ValueOf(string id) => Page.QuerySelector($"[id='{id}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.GetAttribute("value") ?? string.Empty,
        IHtmlSelectElement select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? string.Empty,
        _ => throw new InvalidOperationException($"No field {id} on {Location}."),
    };

    /// <summary>The addresses that the summary of errors leads to, which all stand on the page.</summary>
    public IReadOnlyList<string> FaultyFields
    {
        get
        {
            string[] fields = [.. Page.QuerySelectorAll("#erreurs a").Select(link => link.GetAttribute("href")!.TrimStart('#'))];
            fields.ShouldAllBe(id => Page.GetElementById(id) != null, $"every fault leads to its field on {Location}");
            return fields;
        }
    }

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private static List<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form, (string Name, string Value)[] fields)
    {
        var given = fields.ToLookup(field => field.Name, field => field.Value);
        var names = form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).ToHashSet();
        given.Select(field => field.Key).ShouldBeSubsetOf(names, "a person fills the fields that there are");
        var values = new List<KeyValuePair<string, string>>(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        values.AddRange(
            from field in form.QuerySelectorAll("input[name], textarea[name], select[name]")
            let name = field.GetAttribute("name")!
            // A browser does not let a form go without a box that is required: whoever presses its button has ticked it.
            where !given.Contains(name)
                && !(field is IHtmlInputElement { Type: "checkbox" or "radio" } box && !box.HasAttribute("checked")
                    && !(box.Type == "checkbox" && box.IsRequired))
            select KeyValuePair.Create(name, ValueOf(field)));
        return values;
    }

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.QuerySelector("option[selected]")?.GetAttribute("value") ?? string.Empty,
        _ => field.GetAttribute("value") ?? string.Empty,
    };

    private async Task<Desk> ArriveAsync(HttpResponseMessage response)
    {
        Status = (int)response.StatusCode;
        Location = response.RequestMessage!.RequestUri!;
        Source = await response.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Source);
        PageShape.Check(Page, Location);
        return this;
    }
}
