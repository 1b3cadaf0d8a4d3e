using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Territoires.LocalHost.App;

/// <summary>
/// host.json, over which settings <c>AzureFunctionsJobHost__…</c> go, as in the real host; the defaults are the real host's.
/// </summary>
internal sealed class HostJson(string file, IConfiguration settings)
{
    // The overrides as values, not as a chained configuration, which would take an empty value for a missing one.
    private readonly IConfiguration values = new ConfigurationBuilder()
        .AddJsonFile(file)
        .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true)
            .Where(one => one.Value is not null))
        .Build();

    public string? Version => values["version"];

    /// <summary>Without slashes around it; empty for none.</summary>
    public string RoutePrefix => (values["extensions:http:routePrefix"] ?? "api").Trim('/');

    /// <summary>Requests under way at once; null for no limit.</summary>
    public int? MaxConcurrentRequests => Limit("extensions:http:maxConcurrentRequests");

    /// <summary>Requests under way or waiting; one more is a 429. Null for no limit.</summary>
    public int? MaxOutstandingRequests => Limit("extensions:http:maxOutstandingRequests");

    /// <summary>Messages taken from a queue at once.</summary>
    public int QueueBatchSize => Number("extensions:queues:batchSize", 16);

    /// <summary>Tries before a message goes to the poison queue.</summary>
    public int QueueMaxDequeueCount => Number("extensions:queues:maxDequeueCount", 5);

    /// <summary>How long a message that failed stays invisible.</summary>
    public TimeSpan QueueVisibilityTimeout => Duration("extensions:queues:visibilityTimeout", TimeSpan.Zero);

    /// <summary>The longest time between two looks into an empty queue: two seconds in the real host's Development environment.</summary>
    public TimeSpan QueueMaxPollingInterval => Duration("extensions:queues:maxPollingInterval", TimeSpan.FromSeconds(2));
    public bool AreQueueMessagesBase64 =>
        !string.Equals(values["extensions:queues:messageEncoding"], "none", StringComparison.OrdinalIgnoreCase);
    public IConfigurationSection DurableTask => values.GetSection("extensions:durableTask");
    public IConfigurationSection Logging => values.GetSection("logging");
    private int? Limit(string key) => Number(key, -1) is var limit and > 0 ? limit : null;
    private int Number(string key, int usual) => values[key] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
    private TimeSpan Duration(string key, TimeSpan usual) =>
        values[key] is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : usual;
}
