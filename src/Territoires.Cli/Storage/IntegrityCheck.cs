using System.Security.Cryptography;
using Territoires.Core.Storage;

namespace Territoires.Cli.Storage;

/// <summary>
/// Reads everything that is kept and says what does not hold: a chain, a state that its facts do not make, a document that
/// is named and not there. Tables have no foreign keys and no restore of their own: this is asked after each
/// restore, and whenever somebody doubts.
/// </summary>
public sealed class IntegrityCheck(StorageClients storage)
{
    private readonly LongTexts texts = new(storage);
    private readonly HashSet<string> documents = [];

    /// <summary>Aggregates that were read.</summary>
    public int Aggregates { get; private set; }

    /// <summary>Facts that were read.</summary>
    public int Facts { get; private set; }

    /// <summary>
    /// Documents that are kept and that no fact names: left by a kill or an outage between blob and row. They harm nothing.
    /// </summary>
    public int Orphans { get; private set; }

    /// <summary>One sentence a fault; none when all holds.</summary>
    public async IAsyncEnumerable<string> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var aggregate in AggregatesAsync(cancellation))
        {
            Aggregates++;
            Facts += aggregate.Facts.Count;
            if (aggregate.Fault is { } fault)
            {
                yield return $"{aggregate.Table}/{aggregate.Id}: {fault.Split('\n')[0]}";
            }
            else
            {
                documents.UnionWith(aggregate.Documents);
            }
        }

        await foreach (var fault in DocumentsAsync(cancellation))
        {
            yield return fault;
        }
    }

    /// <summary>Everything that is kept, table by table.</summary>
    public async IAsyncEnumerable<KeptAggregate> AggregatesAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var table in TableKeys.AggregateTables)
        {
            await foreach (var partition in storage.Tables.GetTableClient(table).PartitionsAsync(cancellation))
            {
                foreach (var aggregate in partition.GroupBy(row => TableKeys.IdOf(row.RowKey), StringComparer.Ordinal))
                {
                    yield return await KeptAggregate.ReadAsync(table, aggregate.Key, [.. aggregate], texts, cancellation);
                }
            }
        }
    }

    private async IAsyncEnumerable<string> DocumentsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var kept = new HashSet<string>();
        await foreach (var blob in storage.Blobs.GetBlobContainerClient(TableKeys.DocumentsContainer).GetBlobsAsync(
            cancellationToken: cancellation))
        {
            kept.Add(blob.Name);
            if (await ContentNameAsync(blob.Name, cancellation) != blob.Name)
            {
                yield return $"{TableKeys.DocumentsContainer}/{blob.Name}: its content is not what its name says.";
            }
        }

        foreach (var missing in documents.Except(kept).Order(StringComparer.Ordinal))
        {
            yield return $"{TableKeys.DocumentsContainer}/{missing}: a fact names it and it is not there.";
        }

        Orphans = kept.Except(documents).Count();
    }

    /// <summary>The name that a document has by its content.</summary>
    private async Task<string> ContentNameAsync(string name, CancellationToken cancellation)
    {
        await using var content = await storage.Blobs.GetBlobContainerClient(TableKeys.DocumentsContainer).GetBlobClient(name)
            .OpenReadAsync(cancellationToken: cancellation);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
    }
}
