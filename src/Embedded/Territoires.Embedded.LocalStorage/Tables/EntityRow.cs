namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>A stored row. Values are string, bool, int, long, double, DateTime (UTC), Guid or byte[].</summary>
internal sealed record EntityRow(string PartitionKey, string RowKey, long Ticks, Dictionary<string, object> Properties)
{
    public string ETag => ETagOf(Ticks);

    public static string ETagOf(long ticks) => $"W/\"datetime'{Uri.EscapeDataString(EntityCodec.Format(new DateTime(ticks, DateTimeKind.Utc)))}'\"";

    public object? ValueOf(string name) => name switch
    {
        "PartitionKey" => PartitionKey,
        "RowKey" => RowKey,
        "Timestamp" => new DateTime(Ticks, DateTimeKind.Utc),
        _ => Properties.GetValueOrDefault(name),
    };
}
