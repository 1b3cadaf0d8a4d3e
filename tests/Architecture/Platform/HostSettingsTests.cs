using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Territoires.Tests.Architecture.Platform;

/// <summary>host.json is read by the real host alone: nothing else here would notice a setting that is wrong.</summary>
public sealed partial class HostSettingsTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllText(Repo.At("host.json"))).RootElement;
    private static readonly JsonElement Durable = Host.GetProperty("extensions").GetProperty("durableTask");

    [Fact]
    public void Routes_have_no_prefix_and_extensions_come_from_packages()
    {
        Host.GetProperty("version").GetString().ShouldBe("2.0");
        Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe(string.Empty);
        Host.TryGetProperty("extensionBundle", out _).ShouldBeFalse("an isolated app gets its extensions from its packages");
    }

    /// <summary>
    /// The first deployment creates the task hub with these; another name is another, empty hub, and the count cannot change.
    /// </summary>
    [Fact]
    public void The_task_hub_keeps_its_name_and_its_partitions()
    {
        var hub = Durable.GetProperty("hubName").GetString()!;
        hub.ShouldBe("territoires");
        HubName().IsMatch(hub).ShouldBeTrue();
        Durable.GetProperty("storageProvider").GetProperty("partitionCount").GetInt32().ShouldBe(4);
    }

    [Fact]
    public void An_older_instance_goes_on_in_newer_code_and_a_newer_one_is_refused_by_older_code()
    {
        int.Parse(Durable.GetProperty("defaultVersion").GetString()!, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(1);
        Durable.GetProperty("versionMatchStrategy").GetString().ShouldBe("CurrentOrOlder");
        Durable.GetProperty("versionFailureStrategy").GetString().ShouldBe("Reject");
    }

    [Fact]
    public void A_refused_event_is_an_exception_and_no_session_is_kept_in_memory()
    {
        Durable.GetProperty("throwStatusExceptionsOnRaiseEvent").GetBoolean().ShouldBeTrue();
        Durable.GetProperty("extendedSessionsEnabled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void A_timer_is_late_by_ten_seconds_at_most() =>
        TimeSpan.Parse(
            Durable.GetProperty("storageProvider").GetProperty("maxQueuePollingInterval").GetString()!, CultureInfo.InvariantCulture)
            .ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));

    /// <summary>The host holds an announced body as bytes, as text and as what grows around them: four times its size.</summary>
    [Fact]
    public void Eight_of_the_largest_bodies_fit_the_memory_of_an_instance()
    {
        const long Largest = 104_857_600;
        var atOnce = Host.GetProperty("extensions").GetProperty("http").GetProperty("maxConcurrentRequests").GetInt32();
        var memory = int.Parse(
            Memory().Match(File.ReadAllText(Repo.At("infra", "main.bicep"))).Groups["mb"].Value, CultureInfo.InvariantCulture);

        (atOnce * Largest * 4).ShouldBeLessThan(memory * 1024L * 1024);
        File.ReadAllText(Repo.At("infra", "modules", "app.bicep")).ShouldContain($"perInstanceConcurrency: {atOnce}");
    }

    [Fact]
    public void Logs_hold_what_an_operator_needs_and_no_more()
    {
        Host.GetProperty("telemetryMode").GetString()
            .ShouldBe("OpenTelemetry", "the worker exports what it logs, and the host its own part in the same form");
        var levels = Host.GetProperty("logging").GetProperty("logLevel");
        (levels.GetProperty("Azure").GetString(), levels.GetProperty("Microsoft").GetString()).ShouldBe(("Warning", "Warning"));
        var tracing = Durable.GetProperty("tracing");
        (tracing.GetProperty("traceInputsAndOutputs").GetBoolean(), tracing.GetProperty("traceReplayEvents").GetBoolean())
            .ShouldBe((false, false));
        var program = File.ReadAllText(Repo.At("src", "Territoires.Functions", "Program.cs"));
        program.ShouldContain("AddFilter(\"Microsoft.AspNetCore\", LogLevel.Warning)");
        program.ShouldContain("AddFilter(\"Azure\", LogLevel.Warning)");
    }

    [GeneratedRegex(@"param instanceMemoryMB int = (?<mb>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Memory();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$", RegexOptions.None, 1000)]
    private static partial Regex HubName();
}
