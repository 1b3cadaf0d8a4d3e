using System.Reflection;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Territoires.Embedded.FunctionsHost;

/// <summary>The host behind FunctionsApplication.CreateBuilder, which makes it by its name.</summary>
internal sealed class EmbeddedHost : IEmbeddedHost
{
    private readonly EmbeddedStart? start = EmbeddedStart.Current.Value;
    private readonly HostJson hostJson;
    private bool servesHttp;

    public EmbeddedHost(string[] args)
    {
        var folder = AppContext.BaseDirectory;
        hostJson = HostJson.Read(folder);
        Application = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = folder, EnvironmentName = EnvironmentName() });
        Application.Configuration.AddLocalSettings(folder);
        Application.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        var settings = EmbeddedSettings.Read(Application.Configuration);
        ConfigureLogging();
        ConfigureServer(settings.Port);
        ConfigureServices(settings);
    }

    public WebApplicationBuilder Application { get; }

    public Func<FunctionExecutionDelegate, FunctionExecutionDelegate> ServeHttp()
    {
        servesHttp = true;
        return HttpFunctions.Serve;
    }

    public IHost Build(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var functions = FunctionCatalog.Find(FunctionsAssembly(), hostJson);
        if (!servesHttp && functions.FirstOrDefault(function => function.Route is not null) is { } http)
        {
            throw new FunctionRefusedException(http.Name, "Program.cs does not call ConfigureFunctionsWebApplication, which HTTP triggers need.");
        }
        var pipeline = FunctionPipeline.Of(middleware);
        var app = Application.Build();
        app.Services.GetRequiredService<EmbeddedRuntime>().Use(functions, pipeline);
        HttpFunctions.Map(app, functions, pipeline);
        return app;
    }

    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;

    private Assembly FunctionsAssembly() =>
        start?.Functions
        ?? Assembly.GetEntryAssembly()
        ?? throw new InvalidOperationException("This process has no entry assembly to search for functions.");

    private void ConfigureLogging()
    {
        // A script's own output stays readable: only what goes wrong in its apps is shown.
        Application.Logging
            .SetMinimumLevel(start is null ? LogLevel.Information : LogLevel.Warning)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddConfiguration(Application.Configuration.GetSection("Logging"))
            .AddSimpleConsole(console => console.SingleLine = true);
    }

    private void ConfigureServer(int port) => Application.WebHost
        .UseKestrelCore()
        // Loopback only. Kestrel gives a free port to an address, not to the name localhost.
        .UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}");

    private void ConfigureServices(EmbeddedSettings settings)
    {
        Application.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        var services = Application.Services;
        services.AddRouting();
        services.AddSingleton(settings.Clock);
        services.AddSingleton<InFlight>();
        services.AddSingleton(provider => new EmbeddedRuntime(provider, settings, hostJson, start));
        // The first hosted service: it starts before the app's own and before Kestrel, and stops after them.
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedRuntime>());
        if (settings.StorageIsEmbedded)
        {
            services.AddSingleton<HttpPipelineTransport>(_ => LocalStorage.LocalStorage.Open(settings.StorageFolder, settings.Clock));
        }
    }
}
