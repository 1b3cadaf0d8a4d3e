using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Territoires.Functions.Identity;

namespace Territoires.Cli;

/// <summary>The app's own HTTP API, as any other program would call it: the tool never writes to storage itself.</summary>
public sealed class Api(Uri address, Tokens tokens) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = address };

    public void Dispose() => http.Dispose();

    public async Task<bool> ExistsAsync(string path, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    /// <summary>Sends, as somebody of that role, and asks for success.</summary>
    /// <exception cref="HttpRequestException">The app refused; the message holds its problem.</exception>
    public async Task<JsonElement> SendAsync(
        HttpMethod method, string path, Role role, object? body, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        var actor = new Actor(TokenCommand.DefaultId(role), new HashSet<Role> { role }, null, []);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(actor, TimeSpan.FromHours(1)));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body is null ? null : JsonContent.Create(body, options: Functions.Web.JsonBody.Options);
        using var answer = await http.SendAsync(request, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(text.Length == 0 ? "null" : text)
            : throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
    }
}
