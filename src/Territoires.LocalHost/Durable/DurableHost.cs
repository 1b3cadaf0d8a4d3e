// CS0612, CS0618: the extension marks IPlatformInformation and IWebHookProvider as obsolete for others than the Functions host, whose part
// is played here.
#pragma warning disable CS0612, CS0618
using System.Text.Json;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Territoires.LocalHost.App;
using Territoires.LocalHost.Engine;
using OperatingSystem = Microsoft.Azure.WebJobs.Extensions.DurableTask.OperatingSystem;

namespace Territoires.LocalHost.Durable;

/// <summary>
/// The durable extension itself, Microsoft.Azure.WebJobs.Extensions.DurableTask, in a WebJobs host: the code that the real host runs. It
/// dispatches, keeps histories and serves the gRPC calls of the worker's DurableTaskClient.
/// </summary>
internal static class DurableHost
{
    /// <summary>
    /// Starts the extension; the text is what it binds to a [DurableClient] parameter, for the functions that ask for one.
    /// </summary>
    public static async Task<(IHost Host, string ClientText)> StartAsync(
        AppFolder folder, DurableCalls calls, Uri address, HeldClock? clock, ILoggerFactory loggers, CancellationToken cancellation)
    {
        var functions = DurableFunctions.ToType(folder.Functions.Where(one => one.IsDurable));
        var client = new ClientText();
        var host = new HostBuilder()
            .ConfigureAppConfiguration(builder => builder.AddConfiguration(folder.Settings)
                .AddInMemoryCollection([new("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), new("WEBSITE_HOSTNAME", address.Authority)]))
            .ConfigureWebJobs((_, builder) => builder.AddDurableTask(options => Configure(options, folder.Host.DurableTask, clock)))
            .ConfigureServices(services =>
            {
                services.AddSingleton(loggers);
                services.AddSingleton(calls);
                services.AddSingleton(client);
                services.AddSingleton<ITypeLocator>(new Types(functions, typeof(ClientTextKeeper)));
                services.AddSingleton<IPlatformInformation, IsolatedPlatform>();
                services.AddSingleton<IWebHookProvider>(new WebHooks(address));
                services.Configure<HostOptions>(one => one.ShutdownTimeout = TimeSpan.FromSeconds(5));
                if (clock is not null) { services.AddSingleton<IDurabilityProviderFactory>(new InMemoryProviderFactory(clock.Engine)); }
            })
            .Build();
        await host.StartAsync(cancellation);
        await host.Services.GetRequiredService<IJobHost>().CallAsync(nameof(ClientTextKeeper.Keep), cancellationToken: cancellation);
        return (host, client.Text!);
    }

    /// <summary>Where the extension's gRPC service listens.</summary>
    public static Uri GrpcAddress(string clientText)
    {
        using var text = JsonDocument.Parse(clientText);
        return new Uri(text.RootElement.GetProperty("rpcBaseUrl").GetString()!);
    }

    private static void Configure(DurableTaskOptions options, IConfigurationSection given, HeldClock? clock)
    {
        given.Bind(options);
        foreach (var pair in given.GetSection("storageProvider").GetChildren()) { options.StorageProvider[pair.Key] = pair.Value!; }

        if (clock is not null)
        {
            options.StorageProvider.Clear();
            options.StorageProvider["type"] = InMemoryProviderFactory.Kind;
        }
    }

    /// <summary>What the extension writes for clients: task hub and address of its gRPC service, as JSON.</summary>
    public sealed class ClientText
    {
        public string? Text { get; set; }
    }

    /// <summary>A function of the host's own that is called once, to take that text. Public for the WebJobs SDK.</summary>
    public sealed class ClientTextKeeper(ClientText kept)
    {
        // DF0203: a text is what the extension binds for a worker of another process.
#pragma warning disable DF0203
        [NoAutomaticTrigger]
        [FunctionName(nameof(Keep))]
        public void Keep([DurableClient] string text) => kept.Text = text;
#pragma warning restore DF0203
    }

    /// <summary>Of an isolated .NET worker; not said to be Linux, where the extension would write its telemetry to the console.</summary>
    private sealed class IsolatedPlatform : IPlatformInformation
    {
        public bool IsInConsumptionPlan() => false;

        public bool IsManagedAppEnvironment() => false;

        public OperatingSystem GetOperatingSystem() => OperatingSystem.Windows;

        public WorkerRuntimeType GetWorkerRuntimeType() => WorkerRuntimeType.DotNetIsolated;

        public string GetLinuxTenant() => "";

        public string GetLinuxStampName() => "";

        public string GetContainerName() => "";

        public bool UsesExternalPowerShellSDK() => false;
    }

    /// <summary>The address only: LocalHost has no management endpoints.</summary>
    private sealed class WebHooks(Uri address) : IWebHookProvider
    {
        public Uri GetUrl(IExtensionConfigProvider extension) => new(address, "runtime/webhooks/durabletask");
    }

    private sealed class Types(params Type[] types) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => types;
    }
}
