using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Tests.TestSupport.Faults;

/// <summary>
/// A server between the app and its storage that lets through, delays, refuses, cuts or swallows. Faults fall by a seed that the test
/// prints; without any, it changes nothing.
/// </summary>
public sealed class FaultyStorage : IAsyncDisposable
{
    private static readonly Fault[] Kinds = Enum.GetValues<Fault>();
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(60);

    private readonly WebApplication server;
    private readonly IStorageService service;
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, int> attempts = new();
    private readonly ConcurrentDictionary<Fault, int> faults = new();

    private FaultyStorage(WebApplication server, IStorageService service, int seed)
    {
        (this.server, this.service, random) = (server, service, new Random(seed));
    }

    /// <summary>Share of the requests that meet a fault, from 0 to 1.</summary>
    public double Rate { get; set; }

    /// <summary>Told of each request before it is done, and again once it is done and before the client learns of it.</summary>
    public Func<StorageRequest, bool, Task> Watch { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether every connection is reset.</summary>
    public bool IsOut { get; set; }

    public string ConnectionString =>
        service.ConnectionString(
            new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));

    /// <summary>Requests that clients meant: the tries of one bear the same name.</summary>
    public int Requests => attempts.Count;

    public int Attempts => attempts.Values.Sum();

    public IReadOnlyDictionary<Fault, int> Faults => faults;

    public static async Task<FaultyStorage> BeforeAsync(IStorageService service, int seed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var storage = new FaultyStorage(server, service, seed);
        server.Run(storage.AnswerAsync);
        await server.StartAsync();
        return storage;
    }

    /// <summary>Counts from here on.</summary>
    public void Forget()
    {
        attempts.Clear();
        faults.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await service.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var request = await ReadAsync(http);
        if (request.IsOfTheHost && !IsOut)
        {
            // What stands in for the host is not what is tried here.
            await AnswerAsync(http, request, null);
            return;
        }

        attempts.AddOrUpdate(request.Header("x-ms-client-request-id") ?? Guid.NewGuid().ToString(), 1, (_, count) => count + 1);
        if (IsOut)
        {
            http.Abort();
            return;
        }

        var fault = Next();
        if (fault is { } met)
        {
            faults.AddOrUpdate(met, 1, (_, count) => count + 1);
        }

        await AnswerAsync(http, request, fault);
    }

    private async Task AnswerAsync(HttpContext http, StorageRequest request, Fault? fault)
    {
        switch (fault)
        {
            case Fault.Busy:
            case Fault.RefusedInside when !request.IsTransaction:
                await WriteAsync(http, Refusal(request, 503, "ServerBusy"));
                break;
            case Fault.Throttled:
                await WriteAsync(http, Refusal(request, 429, "TooManyRequests", KeyValuePair.Create("Retry-After", "1")));
                break;
            case Fault.FailedAfterCommit:
                await service.AnswerAsync(request);
                await WriteAsync(http, Refusal(request, 500, "InternalError"));
                break;
            case Fault.SilentAfterCommit:
                await service.AnswerAsync(request);
                await SilenceAsync(http);
                break;
            case Fault.Silent:
                await SilenceAsync(http);
                break;
            case Fault.Reset:
                http.Abort();
                break;
            case Fault.ResetAfterCommit:
                await service.AnswerAsync(request);
                http.Abort();
                break;
            case Fault.Slow:
                await Task.Delay(Late);
                await WriteAsync(http, await service.AnswerAsync(request));
                break;
            case Fault.CutBody:
                await CutAsync(http, await service.AnswerAsync(request));
                break;
            case Fault.RefusedInside:
                await WriteAsync(http, RefusalInside());
                break;
            default:
                await Watch(request, false);
                var answer = await service.AnswerAsync(request);
                await Watch(request, true);
                await WriteAsync(http, answer);
                break;
        }
    }

    private Fault? Next()
    {
        lock (gate)
        {
            return random.NextDouble() < Rate ? Kinds[random.Next(Kinds.Length)] : null;
        }
    }

    private static async Task<StorageRequest> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return new StorageRequest(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            [.. http.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
            body.ToArray());
    }

    private static async Task WriteAsync(HttpContext http, StorageAnswer answer)
    {
        WriteHead(http, answer);
        if (answer.Body.Length > 0 && http.Request.Method != "HEAD")
        {
            await http.Response.Body.WriteAsync(answer.Body);
        }
    }

    private static void WriteHead(HttpContext http, StorageAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (http.Request.Method != "HEAD" && answer.Status is not (204 or 304))
        {
            http.Response.ContentLength = answer.Body.Length;
        }
    }

    /// <summary>Half of a body, then nothing; an answer without a body is lost whole.</summary>
    private static async Task CutAsync(HttpContext http, StorageAnswer answer)
    {
        if (answer.Body.Length > 1 && http.Request.Method != "HEAD")
        {
            WriteHead(http, answer);
            await http.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2));
            await http.Response.Body.FlushAsync();
        }

        http.Abort();
    }

    /// <summary>Until the client gives up.</summary>
    private static async Task SilenceAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    /// <summary>
    /// As each service says no: tables in JSON, blobs in XML, and neither anything but headers to a HEAD. The blob client throws
    /// something else than a refusal at any other body.
    /// </summary>
    private static StorageAnswer Refusal(StorageRequest request, int status, string code, params KeyValuePair<string, string>[] headers)
    {
        var said = KeyValuePair.Create("x-ms-error-code", code);
        return request switch
        {
            { Method: "HEAD" } => new StorageAnswer(status, [said, .. headers], []),
            { IsForTables: true } =>
                new StorageAnswer(
                    status, [said, KeyValuePair.Create("Content-Type", "application/json"), .. headers],
                    Encoding.UTF8.GetBytes(ErrorOf(code))),
            _ => new StorageAnswer(
                status,
                [said, KeyValuePair.Create("Content-Type", "application/xml"), .. headers],
                Encoding.UTF8.GetBytes(
                    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                        + $"<Error><Code>{code}</Code><Message>A fault of the test.</Message></Error>")),
        };
    }

    private static StorageAnswer RefusalInside()
    {
        const string Parts = "batchresponse_fault", Changes = "changesetresponse_fault";
        var body = $"--{Parts}\r\nContent-Type: multipart/mixed; boundary={Changes}\r\n\r\n"
            + $"--{Changes}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
            + "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n\r\n"
            + $"{ErrorOf("ServerBusy")}\r\n--{Changes}--\r\n--{Parts}--\r\n";
        return new StorageAnswer(
            202, [KeyValuePair.Create("Content-Type", $"multipart/mixed; boundary={Parts}")], Encoding.UTF8.GetBytes(body));
    }

    private static string ErrorOf(string code) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            { ["odata.error"] = new { code, message = new { lang = "en-US", value = "0:A fault of the test." } } });
}
