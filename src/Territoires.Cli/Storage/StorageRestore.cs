using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Territoires.Core.Storage;

namespace Territoires.Cli.Storage;

/// <summary>An export, put back into a storage that holds nothing.</summary>
internal static class StorageRestore
{
    private const int MostRows = 100;

    /// <summary>Under the 4 MiB of a transaction, with room for what surrounds its rows.</summary>
    private const int MostBytes = 3_000_000;

    /// <exception cref="IOException">The export was cut short, or the storage is in use.</exception>
    public static async Task<ExportedCounts> RunAsync(string folder, StorageClients storage, CancellationToken cancellation)
    {
        var heads = Path.Combine(folder, StorageExport.HeadsFile);
        if (!File.Exists(heads))
        {
            throw new IOException($"{folder} is no complete export: {StorageExport.HeadsFile} is written last, and is missing.");
        }

        await new StorageLayout(storage).EnsureAsync(cancellation);
        if (await storage.Tables.GetTableClient(TableKeys.CallsTable).QueryAsync<TableEntity>(
            maxPerPage: 1, cancellationToken: cancellation).AnyAsync(cancellation))
        {
            throw new IOException("The storage holds calls already: a restore goes into an empty one.");
        }

        // Blobs before the rows that name them, as everywhere.
        var blobs = 0;
        foreach (var content in Files(folder, "blobs", "*.json"))
        {
            await PutAsync(storage, content, cancellation);
            blobs++;
        }

        var (partitions, rows) = (0, 0);
        foreach (var file in Files(folder, "tables", "*.jsonl"))
        {
            partitions++;
            rows += await PutAsync(storage, Path.GetFileName(Path.GetDirectoryName(file)!), file, cancellation);
        }

        return new ExportedCounts(partitions, rows, blobs, (await HeadsAsync(folder, cancellation)).Count);
    }

    /// <summary>The chains that do not stand where the export says.</summary>
    public static async IAsyncEnumerable<string> DifferencesAsync(
        string folder, StorageClients storage, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var head in await HeadsAsync(folder, cancellation))
        {
            var state = await storage.Tables.GetTableClient(head.Table).GetEntityIfExistsAsync<TableEntity>(
                TableKeys.Partition(head.Table, head.Key), TableKeys.State(head.Key), cancellationToken: cancellation);
            if (!state.HasValue || AggregateRows.HeadOf(state.Value!) != (head.Version, head.Head))
            {
                yield return $"{head.Table}/{head.Key}: it is not where the export left it.";
            }
        }
    }

    private static async Task<List<ChainHead>> HeadsAsync(string folder, CancellationToken cancellation) =>
        JsonSerializer.Deserialize<List<ChainHead>>(
            await File.ReadAllBytesAsync(Path.Combine(folder, StorageExport.HeadsFile), cancellation)) ?? [];

    private static async Task PutAsync(StorageClients storage, string description, CancellationToken cancellation)
    {
        var blob = JsonSerializer.Deserialize<ExportedBlob>(await File.ReadAllBytesAsync(description, cancellation))!;
        var container = storage.Blobs.GetBlobContainerClient(Path.GetFileName(Path.GetDirectoryName(description)!));
        await using var content = File.OpenRead(description[..^".json".Length]);
        await container.GetBlobClient(blob.Name).UploadAsync(
            content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = blob.ContentType } }, cancellation);
    }

    /// <summary>Puts each row where its id says, whatever the number of partitions was when it was exported.</summary>
    private static async Task<int> PutAsync(StorageClients storage, string name, string file, CancellationToken cancellation)
    {
        var table = storage.Tables.GetTableClient(name);
        var (count, bytes) = (0, 0);
        var actions = new List<TableTransactionAction>();
        await foreach (var line in File.ReadLinesAsync(file, cancellation))
        {
            var row = ExportedPartition.Read(line);
            if (TableKeys.AggregateTables.Contains(name))
            {
                row.PartitionKey = TableKeys.Partition(name, TableKeys.IdOf(row.RowKey));
            }

            if (actions.Count == MostRows || bytes + line.Length > MostBytes
                || (actions.Count > 0 && actions[0].Entity.PartitionKey != row.PartitionKey))
            {
                await table.SubmitTransactionAsync(actions, cancellation);
                actions.Clear();
                bytes = 0;
            }

            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, row));
            bytes += line.Length;
            count++;
        }

        await table.SubmitTransactionAsync(actions, cancellation);
        return count;
    }

    private static IEnumerable<string> Files(string folder, string part, string pattern) => Directory.Exists(Path.Combine(folder, part))
        ? Directory.EnumerateFiles(Path.Combine(folder, part), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [];
}
