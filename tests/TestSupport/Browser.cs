using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Territoires.Tests.TestSupport;

/// <summary>A person without JavaScript: follows links, fills forms as the page gives them, keeps cookies.</summary>
/// <param name="address">Of the app.</param>
/// <param name="rest">Called after each act. The page that it leads to may be of before.</param>
public sealed class Browser(Uri address, Func<Task>? rest = null)
{
    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument(string.Empty);

    public Uri Location { get; private set; } = address;

    public int Status { get; private set; }

    public string Title => Page.QuerySelector("h1")?.TextContent.Trim() ?? string.Empty;

    public async Task<Browser> OpenAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(Location, path));
        return await ArriveAsync(response);
    }

    public Task<Browser> FollowAsync(string linkText) => OpenAsync(
        Page.QuerySelectorAll("a").FirstOrDefault(link => Words(link) == linkText)?.GetAttribute("href")
        ?? throw new InvalidOperationException($"No link « {linkText} » on {Location}."));

    /// <summary>
    /// Fills the form whose button reads so and sends it, hidden fields included; a file goes into the file field that stands with the
    /// button, else into the first of the form.
    /// </summary>
    public Task<Browser> SubmitAsync(string button, IReadOnlyDictionary<string, string>? fields = null, byte[]? file = null) =>
        SubmitAsync(button, fields, pressed => file is null ? [] : [(FileFieldOf(pressed), file)]);

    /// <summary>With files, each in the field whose label begins so.</summary>
    public Task<Browser> SubmitFilesAsync(string button, params (string Label, byte[] File)[] files) =>
        SubmitAsync(button, null, _ => [.. files.Select(chosen => (FieldLabelled(chosen.Label), chosen.File))]);

    private async Task<Browser> SubmitAsync(
        string button, IReadOnlyDictionary<string, string>? fields, Func<IElement, IReadOnlyList<(string Field, byte[] File)>> filesOf)
    {
        var pressed = Page.QuerySelectorAll("button").FirstOrDefault(found => Words(found) == button)
            ?? throw new InvalidOperationException(
                $"No button « {button} » on {Location}, but "
                    + $"{string.Join(", ", Page.QuerySelectorAll("button").Select(found => $"« {found.TextContent.Trim()} »"))}.");
        var form = (IHtmlFormElement)pressed.Closest("form")!;
        using var content = ContentOf(form, pressed, fields ?? new Dictionary<string, string>(), filesOf(pressed));
        var action = new Uri(Location, form.GetAttribute("action"));
        using var response = form.GetAttribute("method") == "get"
            ? await http.GetAsync(new UriBuilder(action) { Query = await content.ReadAsStringAsync() }.Uri)
            : await http.PostAsync(action, content);
        if (rest is not null)
        {
            await rest();
        }

        return await ArriveAsync(response);
    }

    /// <summary>What a browser sends: each field as it stands or as the person filled it, and the button that they pressed.</summary>
    private static HttpContent ContentOf(
        IHtmlFormElement form, IElement pressed, IReadOnlyDictionary<string, string> fields,
        IReadOnlyList<(string Field, byte[] File)> files)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll("input[name]:not([type=file]), textarea[name], select[name]"))
        {
            if (Value(field) is { } value)
            {
                values[field.GetAttribute("name")!] = value;
            }
        }

        foreach (var (name, value) in fields)
        {
            values[name] = form.QuerySelector($"[name='{name}']") is null
                ? throw new InvalidOperationException($"The form has no field {name}.")
                : value;
        }

        if (pressed.GetAttribute("name") is { } button)
        {
            values[button] = pressed.GetAttribute("value") ?? string.Empty;
        }

        if (form.GetAttribute("enctype") != "multipart/form-data")
        {
            return new FormUrlEncodedContent(values);
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
        {
            parts.Add(new StringContent(value), name);
        }

        foreach (var (field, file) in files)
        {
            // What a machine without a PDF reader says of any file.
            parts.Add(Caller.Bytes(file, "application/octet-stream"), field, "note.pdf");
        }

        return parts;
    }

    private static string FileFieldOf(IElement pressed) =>
        ((pressed.Closest("[data-piece]") ?? pressed.Closest("form")!).QuerySelector("input[type=file]")
            ?? throw new InvalidOperationException($"No file is asked beside « {Words(pressed)} ».")).GetAttribute("name")!;

    private string FieldLabelled(string label)
    {
        var found = Page.QuerySelectorAll("label").FirstOrDefault(one => Words(one).StartsWith(label, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No field « {label} » on {Location}.");
        return Page.GetElementById(found.GetAttribute("for")!)!.GetAttribute("name")!;
    }

    /// <summary>What stands there, with plain spaces: nobody types the others.</summary>
    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));

    private static string? Value(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? string.Empty,
        // A browser does not let a form go without a box that is required: whoever presses its button has ticked it.
        IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked
            || (box.Type == "checkbox" && box.IsRequired) ? box.Value : null,
        _ => field.GetAttribute("value") ?? string.Empty,
    };

    private async Task<Browser> ArriveAsync(HttpResponseMessage response)
    {
        Status = (int)response.StatusCode;
        Location = response.RequestMessage!.RequestUri!;
        Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return this;
    }
}
