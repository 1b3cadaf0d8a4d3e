using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, diagnostics and transport are those of <see cref="ClientOptions"/>.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06)
    {
        Version = serviceVersion switch
        {
            ServiceVersion.V2019_02_02 => "2019-02-02",
            ServiceVersion.V2020_12_06 => "2020-12-06",
            _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion), serviceVersion, "Unknown service version."),
        };
        // The service's own headers are needed to read a log of failures.
        foreach (var header in (string[])["x-ms-request-id", "DataServiceVersion", "x-ms-version", "If-Match", "Prefer"])
        {
            Diagnostics.LoggedHeaderNames.Add(header);
        }
    }

    internal string Version { get; }

    /// <summary>The REST version that requests ask for.</summary>
    // Names and nesting are the real package's.
#pragma warning disable CA1707, CA1008
    public enum ServiceVersion
    {
        V2019_02_02 = 1,
        V2020_12_06 = 2,
    }
#pragma warning restore CA1707, CA1008
}
