using System.Text.Json;
using Azure.Core.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Territoires.Core.Storage;
using Territoires.Functions.Health;
using Territoires.Functions.Telemetry;

namespace Territoires.Functions;

/// <summary>The worker of the function app.</summary>
public static class Program
{
    /// <summary>
    /// What the host lets through. Under it this server refuses nothing: it would close the connection, and the host answer
    /// an empty 500. <see cref="Web.Door.LimitBody"/> counts.
    /// </summary>
    private const long LargestBody = 104_857_600;

    /// <summary>
    /// What the server holds of a body that the app has not read yet: its own default is four times that for each sender.
    /// </summary>
    private const long ReadAhead = 256 * 1024;

    public static async Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseWhen<ApiDoor>(IsOnHttp);

        // What an operator needs is said by the app; these two tell of every request and every call to storage.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Azure", LogLevel.Warning);

        // The keys that protect forms stand in the data account, which the platform encrypts: that they are not encrypted twice is no news.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddTerritoires();
        builder.Services.AddSite();
        builder.Services.AddSingleton(DeclaredOperations.Read());
        builder.Services.AddSingleton<PolicyTable>();
        builder.Services.AddSingleton<Shortcomings>();
        builder.Services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Limits.MaxRequestBufferSize = ReadAhead;
        });
        builder.Services.Configure<WorkerOptions>(
            options => options.Serializer = new JsonObjectSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

        using var host = builder.Build();
        await host.Services.GetRequiredService<StorageLayout>().EnsureAsync();
        _ = (host.Services.GetRequiredService<PolicyTable>(), host.Services.GetRequiredService<Pipeline>());
        _ = host.Services.GetRequiredService<QueueGauge>();
        await host.Services.GetRequiredService<Shortcomings>().SayAsync(Console.Error);
        await host.RunAsync();
    }

    private static bool IsOnHttp(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger");
}
