using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Territoires.Benchmarks.Pages;

/// <summary>The same Kestrel with one route that writes bytes from memory: the most that any app on it could reach.</summary>
public sealed class BareServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private BareServer(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<BareServer> StartAsync(string path, byte[] bytes, string mediaType, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        app.MapMethods(path, ["GET"], (RequestDelegate)(http =>
        {
            http.Response.ContentType = mediaType;
            http.Response.ContentLength = bytes.Length;
            return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
        }));
        await app.StartAsync(cancellation);
        return new BareServer(app, new Uri(new Uri(app.Urls.Single()), path));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
