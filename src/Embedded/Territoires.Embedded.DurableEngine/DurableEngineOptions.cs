using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Territoires.Embedded.DurableEngine;

public sealed record DurableEngineOptions
{
    /// <summary>The SQLite file; its folder exists. One engine at a time opens it.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>A <see cref="VirtualClock"/> for scripts and tests, else the system's.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The version of orchestrations that are started without one.</summary>
    public string? DefaultVersion { get; init; }

    public int MaxConcurrentActivities { get; init; } = 16;

    public int MaxConcurrentOrchestrations { get; init; } = 8;

    public DataConverter Converter { get; init; } = JsonDataConverter.Default;

    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;
}
