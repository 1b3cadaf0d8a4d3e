using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace SampleApp;

/// <summary>A function app with one of everything that LocalHost runs.</summary>
public static class Program
{
    /// <summary>Over the host's own limit, as the platform's rules ask, so that the app itself refuses what is too large.</summary>
    private const long LargestBody = 110_000_000;

    public static async Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Diary>();
        builder.Services.Configure<KestrelServerOptions>(one => one.Limits.MaxRequestBodySize =
            builder.Configuration["SmallBodies"] == "true" ? 1_000_000 : LargestBody);
        using var host = builder.Build();
        await host.RunAsync();
    }
}
