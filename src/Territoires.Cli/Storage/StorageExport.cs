using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Territoires.Core.Storage;

namespace Territoires.Cli.Storage;

/// <summary>
/// Everything that must outlive a storage account, in files: each partition of each table, each blob, and the heads of the chains.
/// Tables have no restore of their own. Sign-in links, web sessions and the keys that protect them are left: people sign in again.
/// </summary>
internal static class StorageExport
{
    public const string HeadsFile = "heads.json";

    private static readonly string[] Left = [TableKeys.SignInLinksTable, TableKeys.WebSessionsTable, TableKeys.KeysContainer];

    public static async Task<ExportedCounts> RunAsync(StorageClients storage, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty: an export goes into a folder of its own.");
        }

        var heads = new List<ChainHead>();
        var (partitions, rows, blobs) = (0, 0, 0);
        foreach (var table in StorageLayout.Tables.Except(Left))
        {
            await foreach (var partition in storage.Tables.GetTableClient(table).PartitionsAsync(cancellation))
            {
                partitions++;
                rows += partition.Count;
                await WriteAsync(
                    ExportedPartition.FileOf(folder, table, partition[0].PartitionKey), ExportedPartition.Write(partition), cancellation);
                heads.AddRange(ChainHead.Of(table, partition));
            }
        }

        // After the rows: a document that a row names was kept before it.
        foreach (var container in StorageLayout.Containers.Except(Left))
        {
            blobs += await WriteAsync(
                storage.Blobs.GetBlobContainerClient(container), Path.Combine(folder, "blobs", container), cancellation);
        }

        // Last: an export without it was cut short.
        await WriteAsync(
            Path.Combine(folder, HeadsFile), JsonSerializer.SerializeToUtf8Bytes(
                heads.OrderBy(head => head.Table, StringComparer.Ordinal).ThenBy(head => head.Key, StringComparer.Ordinal)), cancellation);
        return new ExportedCounts(partitions, rows, blobs, heads.Count);
    }

    private static async Task<int> WriteAsync(BlobContainerClient container, string folder, CancellationToken cancellation)
    {
        var written = 0;
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            written++;
            var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blob.Name))));
            Directory.CreateDirectory(folder);
            await container.GetBlobClient(blob.Name).DownloadToAsync(path, cancellation);
            await WriteAsync(
                path + ".json",
                JsonSerializer.SerializeToUtf8Bytes(new ExportedBlob(blob.Name, blob.Properties.ContentType)), cancellation);
        }

        return written;
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes, cancellation);
    }
}

/// <summary>What an export held.</summary>
internal sealed record ExportedCounts(int Partitions, int Rows, int Blobs, int Chains);

/// <summary>What stands beside the content of a blob.</summary>
internal sealed record ExportedBlob(string Name, string? ContentType);

/// <summary>Where the chain of one aggregate stood: what was published of it can be compared.</summary>
internal sealed record ChainHead(string Table, string Key, long Version, string Head)
{
    public static IEnumerable<ChainHead> Of(string table, IEnumerable<TableEntity> partition) => partition
        .Where(row => row.RowKey.StartsWith(TableKeys.StatePrefix, StringComparison.Ordinal) && row.ContainsKey("Head"))
        .Select(state => (TableKeys.IdOf(state.RowKey), AggregateRows.HeadOf(state)))
        .Select(state => new ChainHead(table, state.Item1, state.Item2.Version, state.Item2.Head));
}
