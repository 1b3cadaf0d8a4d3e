using Azure;
using Azure.Data.Tables;

namespace Territoires.Core.Storage;

/// <summary>
/// Where to look for effects that a kill left behind: a pointer is written before the transaction, in one of sixteen known
/// partitions, and deleted after the effects are done. Without it the sweep would have to read every aggregate.
/// </summary>
public static class OutboxPointers
{
    private const string At = "At";
    private const string Table = "Table";
    private const string Key = "Key";

    public static async Task WriteAsync(TableClient indexes, string table, string key, long version, DateTimeOffset at)
    {
        var pointer = new TableEntity(TableKeys.OutboxPartition(key), TableKeys.OutboxPointer(table, key, version))
        {
            [Table] = table,
            [Key] = key,
            [At] = at,
        };
        try
        {
            await indexes.AddEntityAsync(pointer, CancellationToken.None);
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // A writer that lost the race for this version left the same pointer: it points to the same place.
        }
    }

    public static Task DeleteAsync(TableClient indexes, string table, string key, long version) =>
        indexes.DeleteEntityAsync(TableKeys.OutboxPartition(key), TableKeys.OutboxPointer(table, key, version), ETag.All, CancellationToken.None);

    public static (string Table, string Key, DateTimeOffset At) Read(TableEntity pointer) =>
        (pointer.GetString(Table)!, pointer.GetString(Key)!, pointer.GetDateTimeOffset(At) ?? DateTimeOffset.MinValue);
}
