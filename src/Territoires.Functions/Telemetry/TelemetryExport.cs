using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Territoires.Core.Telemetry;

namespace Territoires.Functions.Telemetry;

/// <summary>
/// Where traces, measures and logs go: to Azure Monitor and to a collector where settings name them, to the terminal when a setting asks
/// for it. Without any of these nothing is collected, and a request costs nothing more.
/// </summary>
public static class TelemetryExport
{
    public const string Azure = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary><c>true</c> to see everything in the terminal.</summary>
    public const string Terminal = "TerritoiresTelemetryConsole";

    public static bool IsAsked(IConfiguration settings) =>
        IsSet(settings, Azure) || IsSet(settings, Collector) || settings.GetValue<bool>(Terminal);

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        if (!IsAsked(settings))
        {
            return services;
        }

        // The worker's part of a trace hangs under the host's, and the host leaves the logs of the worker to the worker.
        var telemetry = services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(Measures.Name))
            .WithMetrics(measures => measures.AddMeter(Measures.Name))
            .WithLogging();
        if (IsSet(settings, Azure))
        {
            // The component takes no key (DisableLocalAuth): it is the identity of the app that writes.
            telemetry.UseAzureMonitorExporter(options => options.Credential = new DefaultAzureCredential());
        }

        if (IsSet(settings, Collector))
        {
            telemetry.UseOtlpExporter();
        }

        if (settings.GetValue<bool>(Terminal))
        {
            telemetry.WithTracing(traces => traces.AddConsoleExporter())
                .WithMetrics(measures => measures.AddConsoleExporter())
                .WithLogging(logs => logs.AddConsoleExporter());
        }

        return services;
    }

    private static bool IsSet(IConfiguration settings, string name) => !string.IsNullOrWhiteSpace(settings[name]);
}
