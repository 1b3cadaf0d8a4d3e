using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;

namespace Territoires.Cli.Storage;

/// <summary>
/// Reads everything that is kept and says what does not hold: a chain, a state that its facts do not make, a document that
/// is named and not there. Tables have no foreign keys and no restore of their own: this is asked after each
/// restore, and whenever somebody doubts.
/// </summary>
internal sealed partial class IntegrityCheck(StorageClients storage)
{
    private static readonly IReadOnlyDictionary<string, Func<IEnumerable<StoredFact>, string, bool>> Folds =
        new Dictionary<string, Func<IEnumerable<StoredFact>, string, bool>>
        {
            [TableKeys.CallsTable] = (facts, state) => Make<CallState, CallFact>(facts, state, CallEvolution.Evolve),
            [TableKeys.ApplicationsTable] = (facts, state) =>
                Make<ApplicationState, ApplicationFact>(facts, state, ApplicationEvolution.Evolve),
            [TableKeys.ReviewsTable] = (facts, state) => Make<ReviewState, ReviewFact>(facts, state, ReviewEvolution.Evolve),
            [TableKeys.SessionsTable] = (facts, state) =>
                Make<JurySessionState, JurySessionFact>(facts, state, JurySessionEvolution.Evolve),
        };

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
        foreach (var table in Folds.Keys)
        {
            await foreach (var partition in storage.Tables.GetTableClient(table).PartitionsAsync(cancellation))
            {
                foreach (var aggregate in partition.GroupBy(row => TableKeys.IdOf(row.RowKey), StringComparer.Ordinal))
                {
                    Aggregates++;
                    if (await FaultOfAsync(table, aggregate.Key, [.. aggregate], cancellation) is { } fault)
                    {
                        yield return $"{table}/{aggregate.Key}: {fault}";
                    }
                }
            }
        }

        await foreach (var fault in DocumentsAsync(cancellation))
        {
            yield return fault;
        }
    }

    private async Task<string?> FaultOfAsync(string table, string id, List<TableEntity> rows, CancellationToken cancellation)
    {
        try
        {
            var facts = new List<StoredFact>();
            foreach (var row in rows.Where(row => row.RowKey.StartsWith(TableKeys.FactPrefix, StringComparison.Ordinal)))
            {
                facts.Add(await AggregateRows.FactAsync(row, texts, cancellation));
            }

            Facts += facts.Count;
            if (rows.Find(row => row.RowKey == TableKeys.State(id)) is not { } stateRow)
            {
                return "it has rows and no state.";
            }

            if (stateRow.PartitionKey != TableKeys.Partition(table, id))
            {
                return "no list leads to it: it is in another partition than its id says.";
            }

            var state = await AggregateRows.StateTextAsync(stateRow, texts, cancellation);
            if (FactChain.FirstBroken(facts) is { } broken)
            {
                return $"its chain is broken at fact {broken.Sequence}.";
            }

            var (version, head) = AggregateRows.HeadOf(stateRow);
            if (version != facts.Count || head != (facts.Count == 0 ? FactChain.Genesis : facts[^1].Hash))
            {
                return $"its state is of version {version}, and it has {facts.Count} facts.";
            }

            documents.UnionWith(facts.SelectMany(fact => DocumentName().Matches(fact.Json)).Select(match => match.Groups["hash"].Value));
            return !Folds[table](facts, state) ? "its facts do not make its state."
                : IsListed(table, stateRow, state) ? null
                : "lists do not show what it is.";
        }
        catch (Exception failure) when (failure is InvalidDataException or System.Text.Json.JsonException
            or Azure.RequestFailedException { Status: 404 })
        {
            return failure.Message.Split('\n')[0];
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

    private static bool IsListed(string table, TableEntity row, string state) => table != TableKeys.ApplicationsTable
        || StoredJson.Write(AggregateRows.Listed<ListedApplication>(row))
            == StoredJson.Write(ListedApplication.Of(StoredJson.Read<ApplicationState>(state)));

    /// <summary>Both are written by the program of today: a member that came after the state was stored is no difference.</summary>
    private static bool Make<TState, TFact>(IEnumerable<StoredFact> facts, string stored, Func<TState?, TFact, TState> evolve)
        where TState : class =>
        StoredJson.Write(facts.Aggregate((TState?)null, (state, fact) => evolve(state, StoredJson.Read<TFact>(fact.Json)))!)
            == StoredJson.Write(StoredJson.Read<TState>(stored));

    [GeneratedRegex("\"sha256\":\"(?<hash>[0-9a-f]{64})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DocumentName();
}
