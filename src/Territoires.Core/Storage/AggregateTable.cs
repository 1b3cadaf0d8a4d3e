using Azure;
using Azure.Data.Tables;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Journal;

namespace Territoires.Core.Storage;

/// <summary>
/// How every aggregate is kept: its state row, its fact rows and its outbox rows in one partition, written together in one
/// transaction on the condition that the state row did not change. Facts are never updated or deleted. A partition holds many
/// aggregates (<see cref="TableKeys.Partition"/>), so that a list is some ranges of rows.
/// </summary>
/// <param name="storage">Where.</param>
/// <param name="tableName">The table of such aggregates.</param>
/// <param name="evolve">Makes the state of its facts.</param>
/// <param name="effectOf">What a fact asks for.</param>
/// <param name="measures">Where its acts are measured.</param>
/// <param name="listed">What lists show of a state; null where nothing lists it.</param>
/// <param name="isAwaited">Whether somebody has to decide on what is listed.</param>
/// <param name="words">Puts each word of a fact that may name a person through a function; null where facts have none.</param>
public sealed partial class AggregateTable<TState, TFact>(
    StorageClients storage,
    string tableName,
    Func<TState?, TFact, TState> evolve,
    Func<TState, TFact, Effect?> effectOf,
    Measures measures,
    Func<TState, object>? listed = null,
    Func<TState, bool>? isAwaited = null,
    Func<TFact, Func<string, string>, TFact>? words = null)
    where TState : class
    where TFact : class
{
    /// <summary>Writers that only add try this often and this long before they give up with 503.</summary>
    private const int Attempts = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TableClient table = storage.Tables.GetTableClient(tableName);
    private readonly WorkQueue effects = new(storage, TableKeys.EffectsQueue);
    private readonly LongTexts texts = new(storage);

    public async Task<Loaded<TState>> LoadAsync(string key, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            TableKeys.Partition(tableName, key), TableKeys.State(key), cancellationToken: cancellation);
        return row.HasValue && row.Value is { } state
            ? await AggregateRows.LoadedAsync<TState>(state, texts, cancellation)
            : new Loaded<TState>(key, null, 0, FactChain.Genesis, default);
    }

    /// <summary>
    /// Decides on what was loaded and saves. When another writer came first it loads again and decides again, so that acts
    /// which only add never see each other; with <paramref name="ifMatch"/>, what the person saw must still be so.
    /// From here on the request's cancellation no longer counts: a save is not left half-known.
    /// </summary>
    /// <param name="loaded">What was loaded.</param>
    /// <param name="command">What is asked, whose name is measured.</param>
    /// <param name="decide">Decides.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="ifMatch">The entity tag that the person saw; null when it does not matter.</param>
    public Task<Result<Saved<TState>, ActRefusal<TRefusal>>> ActAsync<TRefusal>(
        Loaded<TState> loaded, object command, Func<TState?, Result<TFact[], TRefusal>> decide, Act act, string? ifMatch = null)
        where TRefusal : class =>
        measures.OfActAsync($"{tableName}.{command.GetType().Name}", loaded.Key, () => DecideAndSaveAsync(loaded, decide, act, ifMatch));

    private async Task<Result<Saved<TState>, ActRefusal<TRefusal>>> DecideAndSaveAsync<TRefusal>(
        Loaded<TState> loaded, Func<TState?, Result<TFact[], TRefusal>> decide, Act act, string? ifMatch)
        where TRefusal : class
    {
        var started = Environment.TickCount64;
        var notice = new EffectNotice(effects, tableName, loaded.Key);
        for (var attempt = 1; ; attempt++)
        {
            if (ifMatch is not null && ifMatch != loaded.EntityTag)
            {
                return new ActRefusal<TRefusal>.Stale();
            }

            var decided = decide(loaded.State);
            if (decided.IsRefused)
            {
                return new ActRefusal<TRefusal>.Refused(decided.Refusal);
            }

            if (await TrySaveAsync(loaded, decided.Value, act, notice) is { } saved)
            {
                return saved;
            }

            if (attempt >= Attempts && Environment.TickCount64 - started > Patience.TotalMilliseconds)
            {
                return new ActRefusal<TRefusal>.Busy();
            }

            await Task.Delay(Jitter(attempt), CancellationToken.None);
            loaded = await LoadAsync(loaded.Key, CancellationToken.None);
        }
    }

    public async IAsyncEnumerable<StoredFact> FactsAsync(
        string key, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableKeys.Range(TableKeys.Partition(tableName, key), TableKeys.Facts(key));
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return await AggregateRows.FactAsync(row, texts, cancellation);
        }
    }

    private TableTransactionAction StateRow(AggregateRows rows, TState state, ETag tag) => rows.StateRow(
        StoredJson.Write(state), listed is null ? null : StoredJson.Write(listed(state)), isAwaited?.Invoke(state) ?? false, tag);

    /// <summary>Null when another writer came first.</summary>
    private async Task<Saved<TState>?> TrySaveAsync(Loaded<TState> loaded, TFact[] facts, Act act, EffectNotice notice)
    {
        if (facts.Length == 0)
        {
            return new Saved<TState>(loaded);
        }

        var rows = new AggregateRows(TableKeys.Partition(tableName, loaded.Key), loaded.Key, loaded.Version, loaded.Head);
        var state = loaded.State;
        foreach (var fact in facts)
        {
            state = evolve(state, fact);
            rows.Add(fact, words ?? ((said, _) => said), effectOf(state, fact), act);
        }

        var stateRow = StateRow(rows, state!, loaded.RowTag);
        foreach (var text in rows.LongTexts)
        {
            await texts.KeepAsync(text);
        }

        if (rows.HasEffects)
        {
            await notice.AnnounceAsync();
        }

        if (await TryCommitAsync(loaded, rows, stateRow) is not { } tag)
        {
            return null;
        }

        if (rows.HasEffects)
        {
            await notice.ShowAsync();
        }

        return new Saved<TState>(new Loaded<TState>(loaded.Key, state, rows.Version, rows.Head, tag));
    }

    /// <summary>
    /// The new ETag of the state row, or null when another writer came first. A conflict or an outage may hide a commit of
    /// ours (a retry under us, an answer lost on the way): the head of the chain tells, because it is a hash of our facts.
    /// </summary>
    private async Task<ETag?> TryCommitAsync(Loaded<TState> loaded, AggregateRows rows, TableTransactionAction stateRow)
    {
        try
        {
            var answer = await table.SubmitTransactionAsync([stateRow, .. rows.Actions], CancellationToken.None);
            return answer.Value[0].Headers.ETag ?? (await LoadAsync(loaded.Key, CancellationToken.None)).RowTag;
        }
        catch (Exception failure) when (IsConflict(failure) || StorageOutage.Is(failure))
        {
            var now = await LoadAsync(loaded.Key, CancellationToken.None);
            if (now.Head == rows.Head)
            {
                return now.RowTag;
            }

            if (IsConflict(failure))
            {
                return null;
            }

            throw;
        }
    }

    private static bool IsConflict(Exception failure) => failure is RequestFailedException { Status: 409 or 412 };

    private static TimeSpan Jitter(int attempt) => TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * Math.Min(attempt, 10)));
}
