using System.Net;
using AngleSharp.Html.Parser;

namespace Territoires.Functions.Tests.Identity;

/// <summary>A browser whose every answer is looked at as it came: nothing is followed, headers included.</summary>
/// <param name="address">Of the app.</param>
/// <param name="headers">What stands on each of its requests beside what browsers write.</param>
internal sealed class PlainBrowser(Uri address, params (string Name, string Value)[] headers)
{
    private readonly CookieContainer cookies = new();
    private HttpClient? http;

    private HttpClient Http => http ??= Open();

    /// <summary>The anti-forgery token of the page that was opened last.</summary>
    public string Verification { get; private set; } = string.Empty;

    public string? Cookie(string name) => cookies.GetCookies(address)[name]?.Value;

    public void Keep(string name, string value) => cookies.Add(address, new Cookie(name, value));

    /// <summary>As if the answer that gave it had been lost on the way.</summary>
    public void Forget(string name) => cookies.GetCookies(address)[name]!.Expired = true;

    public async Task<PlainAnswer> GetAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri(address, path));
        var answer = Remember(await PlainAnswer.OfAsync(response));
        Verification = new HtmlParser().ParseDocument(answer.Text)
            .QuerySelector("input[name=verification]")?.GetAttribute("value") ?? Verification;
        return answer;
    }

    public Task<PlainAnswer> PostAsync(string path, params (string Name, string Value)[] fields) =>
        PostAsync(path, fields, CancellationToken.None);

    public async Task<PlainAnswer> PostAsync(string path, (string Name, string Value)[] fields, CancellationToken cancellation)
    {
        using var form = new FormUrlEncodedContent(
            fields.Append(("verification", Verification)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var response = await Http.PostAsync(new Uri(address, path), form, cancellation);
        return Remember(await PlainAnswer.OfAsync(response));
    }

    private HttpClient Open()
    {
        var opened = new HttpClient(
            new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false, MaxConnectionsPerServer = 100 })
        {
            BaseAddress = address,
        };
        foreach (var (name, value) in headers)
        {
            opened.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        return opened;
    }

    /// <summary>As where TLS ends before the app: a cookie for TLS only is sent again, though the app is asked without.</summary>
    private PlainAnswer Remember(PlainAnswer answer)
    {
        foreach (var cookie in answer.SetCookies.Where(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)))
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            Keep(parts[0], parts[1]);
        }

        return answer;
    }
}

internal sealed record PlainAnswer(int Status, string Text, string Headers, IReadOnlyList<string> SetCookies, string? Location)
{
    public static async Task<PlainAnswer> OfAsync(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie"));
        return new PlainAnswer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)),
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            response.Headers.Location?.ToString());
    }
}
