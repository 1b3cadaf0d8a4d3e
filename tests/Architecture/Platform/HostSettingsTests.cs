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

    /// <summary>The first deployment creates the task hub with these; another name is another, empty hub, and the count cannot change.</summary>
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
        TimeSpan.Parse(Durable.GetProperty("storageProvider").GetProperty("maxQueuePollingInterval").GetString()!, CultureInfo.InvariantCulture)
            .ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(10));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$", RegexOptions.None, 1000)]
    private static partial Regex HubName();
}
