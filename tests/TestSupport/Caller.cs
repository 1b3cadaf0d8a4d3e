using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Territoires.Web.Http;

namespace Territoires.Tests.TestSupport;

/// <summary>A program that calls the API, as curl would. Whatever is answered is what the OpenAPI document says.</summary>
/// <param name="address">Of the app.</param>
/// <param name="token">Of whom; null for nobody.</param>
/// <param name="rest">Called after each act.</param>
public sealed class Caller(Uri address, string? token, Func<Task>? rest = null)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> PutAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), headers);

    public Task<Reply> PatchAsync(string path, object? body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Json(body), headers);

    public Task<Reply> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), headers);

    public Task<Reply> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, null, headers);

    public Task<Reply> PutPdfAsync(string path, byte[] bytes, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Bytes(bytes, "application/pdf"), headers);

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        if (rest is not null && method != HttpMethod.Get)
        {
            await rest();
        }

        var reply = new Reply(
            (int)response.StatusCode, Header(response, "ETag"), Header(response, "Location"),
            response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync());
        if (!IsABrowser(request))
        {
            ApiContract.Check(method, path, reply);
        }

        return reply;
    }

    /// <summary>What the API describes is for programs: a browser is led to where one signs in, and its forms need their token.</summary>
    private static bool IsABrowser(HttpRequestMessage request) =>
        request.Headers.Contains("Cookie") || request.Headers.Accept.Any(accepted => accepted.MediaType == "text/html");

    public static HttpContent Bytes(byte[] bytes, string mediaType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return content;
    }

    private static ByteArrayContent? Json(object? body) =>
        body is null ? null : (ByteArrayContent)Bytes(JsonSerializer.SerializeToUtf8Bytes(body, JsonBody.Options), "application/json");

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}

/// <summary>What came back.</summary>
public sealed record Reply(int Status, string? ETag, string? Location, string? MediaType, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>The stable name of the refusal; null when it is none.</summary>
    public string? Problem => MediaType == "application/problem+json" ? Json.GetProperty("type").GetString()!.Split(':')[^1] : null;

    public string String(string member) => Json.GetProperty(member).GetString()!;

    /// <exception cref="InvalidOperationException">It was refused; the message holds the answer.</exception>
    public Reply Ok() => Status is >= 200 and < 300 ? this : throw new InvalidOperationException($"{Status} {Text}");
}
