namespace Azure.Data.Tables;

/// <summary>What every row has. Other public properties of an implementing type are stored as its own properties.</summary>
public interface ITableEntity
{
    /// <summary>First half of the row's key; rows that share it can change together in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>Second half of the row's key, unique in its partition.</summary>
    string RowKey { get; set; }

    /// <summary>Instant of the last write, set by the service; never written by the client.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Changes at each write; empty on an entity that was not read.</summary>
    ETag ETag { get; set; }
}
