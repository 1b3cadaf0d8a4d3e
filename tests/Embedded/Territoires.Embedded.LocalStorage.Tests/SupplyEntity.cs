using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Territoires.Embedded.LocalStorage.Tests;

public enum Stage
{
    Draft,
    Submitted,
}

/// <summary>A typed entity with every kind of property.</summary>
public sealed class SupplyEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public bool Flag { get; set; }

    public int Count { get; set; }

    public long Cents { get; set; }

    public double Ratio { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTime AtTime { get; set; }

    public DateTimeOffset? Maybe { get; set; }

    public Guid Id { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public Stage Stage { get; set; }

    [DataMember(Name = "Renamed")]
    public string? Original { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }
}
