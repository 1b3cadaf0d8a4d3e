using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Territoires.Core.SignIn;
using Territoires.Web.Http;

namespace Territoires.Cli;

/// <summary>The app's own HTTP API, as any other program would call it: the tool never writes to storage itself.</summary>
/// <param name="trace">Where each act is written, on a line of its own, before it is done; null for nowhere.</param>
public sealed class Api(Uri address, Tokens tokens, TextWriter? trace = null) : IDisposable
{
    private const int TracedBody = 160;
    private const string Pdf = "application/pdf";

    private readonly HttpClient http = new() { BaseAddress = address };

    public static Actor Somebody(Role role) => Somebody(role, TokenCommand.DefaultId(role));

    public static Actor Somebody(Role role, string id, params IReadOnlyList<string> departements) =>
        new(id, new HashSet<Role> { role }, null, departements);

    public void Dispose() => http.Dispose();

    /// <summary>Sends, and asks for success.</summary>
    /// <exception cref="HttpRequestException">The app refused; the message holds its problem.</exception>
    public async Task<Answer> DoAsync(
        HttpMethod method, string path, Actor actor, object? body, CancellationToken cancellation,
        params (string Name, string Value)[] headers) =>
        (await AskAsync(method, path, actor, body, cancellation, headers)).Succeeded();

    /// <summary>Sends, and hands back whatever comes.</summary>
    /// <param name="body">The bytes of a PDF, or a content, or a value that becomes JSON, or null for none.</param>
    public async Task<Answer> AskAsync(
        HttpMethod method, string path, Actor actor, object? body, CancellationToken cancellation,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (actor.IsSignedIn)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Issue(actor, TimeSpan.FromHours(1)));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = ContentOf(body);
        await TraceAsync(method, path, actor, request.Content, cancellation);
        using var answer = await http.SendAsync(request, cancellation);
        return new Answer(
            $"{method} {path}", answer.StatusCode, answer.Headers.ETag?.ToString(),
            await answer.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>Every row of a list, page after page.</summary>
    /// <param name="path">Of the list.</param>
    /// <param name="member">Where its rows stand in an answer.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Stops between pages.</param>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path, string member, Actor actor, CancellationToken cancellation)
    {
        var rows = new List<JsonElement>();
        string? after = null;
        do
        {
            var page = (await DoAsync(HttpMethod.Get, after is null ? path : $"{path}?after={after}", actor, null, cancellation)).Json;
            rows.AddRange(page.GetProperty(member).EnumerateArray());
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return rows;
    }

    private static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        byte[] pdf => new ByteArrayContent(pdf) { Headers = { ContentType = new MediaTypeHeaderValue(Pdf) } },
        _ => JsonContent.Create(body, body.GetType(), options: JsonBody.Options),
    };

    /// <summary>Says what is about to be done.</summary>
    public async Task TraceAsync(string act, CancellationToken cancellation)
    {
        if (trace is not null)
        {
            await trace.WriteLineAsync(act.AsMemory(), cancellation);
            await trace.FlushAsync(cancellation);
        }
    }

    private async Task TraceAsync(HttpMethod method, string path, Actor actor, HttpContent? content, CancellationToken cancellation)
    {
        if (trace is null)
        {
            return;
        }

        var body = content is JsonContent ? await content.ReadAsStringAsync(cancellation) : string.Empty;
        await TraceAsync($"{method} {path} {actor.Id} {(body.Length > TracedBody ? body[..TracedBody] : body)}", cancellation);
    }
}
