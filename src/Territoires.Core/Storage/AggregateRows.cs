using Azure;
using Azure.Data.Tables;
using Territoires.Domain.Journal;

namespace Territoires.Core.Storage;

/// <summary>The rows of one save: facts chained one after the other, their effects, and the state that they lead to.</summary>
public sealed class AggregateRows(string partition, string key, long version, string head)
{
    private const string VersionColumn = "Version";
    private const string HeadColumn = "Head";
    private const string JsonColumn = "Json";
    private const string AtColumn = "At";
    private const string ActorColumn = "Actor";
    private const string TypeColumn = "Type";
    private const string PreviousColumn = "Previous";
    private const string HashColumn = "Hash";

    /// <summary>Names the blob of a text that is too long for its row.</summary>
    public const string LongJsonColumn = "LongJson";

    /// <summary>True while somebody has to decide on the aggregate.</summary>
    public const string AwaitedColumn = "Awaited";

    /// <summary>What lists show of the aggregate; absent where nothing lists it.</summary>
    public const string ListedColumn = "Listed";

    /// <summary>What <see cref="Dated"/> reads of a fact.</summary>
    public static readonly string[] DatedColumns = [TypeColumn, AtColumn, ActorColumn];

    private readonly List<TableTransactionAction> actions = [];

    public long Version { get; private set; } = version;

    public string Head { get; private set; } = head;

    public IReadOnlyList<TableTransactionAction> Actions => actions;

    public bool HasEffects { get; private set; }

    /// <summary>The texts that these rows only name: to be kept before the rows are written.</summary>
    public List<string> LongTexts { get; } = [];

    /// <param name="fact">What happened.</param>
    /// <param name="words">Puts each word of a fact that may name a person through a function.</param>
    /// <param name="effect">What it asks for, or null.</param>
    /// <param name="act">Who, and when.</param>
    public void Add<TFact>(TFact fact, Func<TFact, Func<string, string>, TFact> words, Effect? effect, Act act)
        where TFact : class
    {
        var number = 0;
        var apart = words(fact, text => text.Length == 0 ? text : KeepApart(text, ++number));
        Add(fact.GetType().Name, StoredJson.Write(apart), effect, act);
    }

    private string KeepApart(string text, int number)
    {
        var (mark, row) = ApartWords.Keep(partition, TableKeys.Apart(key, Version + 1, number), text);
        actions.Add(new TableTransactionAction(TableTransactionActionType.Add, row));
        return mark;
    }

    private void Add(string type, string json, Effect? effect, Act act)
    {
        var fact = StoredFact.After(Version, Head, FactChain.Instant(act.ReceivedAt), act.Actor.Id, type, json);
        Version = fact.Sequence;
        Head = fact.Hash;
        actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Row(fact)));
        if (effect is not null)
        {
            HasEffects = true;
            actions.Add(new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity(partition, TableKeys.Outbox(key, fact.Sequence)) { [JsonColumn] = StoredJson.Write(effect) }));
        }
    }

    /// <param name="json">The state.</param>
    /// <param name="listed">What lists show of it, or null.</param>
    /// <param name="isAwaited">Whether somebody has to decide on it.</param>
    /// <param name="tag">Of the row as it was read; the default where there was none.</param>
    public TableTransactionAction StateRow(string json, string? listed, bool isAwaited, ETag tag)
    {
        var row = WithJson(new TableEntity(partition, TableKeys.State(key)) { [VersionColumn] = Version, [HeadColumn] = Head }, json);
        if (listed is not null)
        {
            row[ListedColumn] = listed;
            row[AwaitedColumn] = isAwaited;
        }

        return tag == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, tag);
    }

    public static async Task<Loaded<TState>> LoadedAsync<TState>(TableEntity row, LongTexts texts, CancellationToken cancellation)
        where TState : class =>
        new(
            TableKeys.IdOf(row.RowKey),
            StoredJson.Read<TState>(await JsonAsync(row, texts, cancellation)),
            row.GetInt64(VersionColumn) ?? throw Damaged(row, VersionColumn),
            Text(row, HeadColumn),
            row.ETag);

    public static async Task<StoredFact> FactAsync(TableEntity row, LongTexts texts, CancellationToken cancellation) => new(
        row.GetInt64("Sequence") ?? throw Damaged(row, "Sequence"),
        Text(row, AtColumn),
        Text(row, ActorColumn),
        Text(row, TypeColumn),
        await JsonAsync(row, texts, cancellation),
        Text(row, PreviousColumn),
        Text(row, HashColumn));

    public static DatedFact Dated(TableEntity row) => new(
        Text(row, TypeColumn), FactChain.InstantOf(Text(row, AtColumn)), Text(row, ActorColumn));

    /// <summary>Asks for the facts of these types, which are names of ours.</summary>
    public static string AreOf(IEnumerable<string> types) => $"({string.Join(" or ", types.Select(type => $"{TypeColumn} eq '{type}'"))})";

    /// <summary>Asks for the facts of every other type.</summary>
    public static string AreNotOf(IEnumerable<string> types) => string.Join(" and ", types.Select(type => $"{TypeColumn} ne '{type}'"));

    /// <summary>The state as its row holds it, wherever its text stands.</summary>
    public static Task<string> StateTextAsync(TableEntity row, LongTexts texts, CancellationToken cancellation) =>
        JsonAsync(row, texts, cancellation);

    /// <summary>What lists show of the aggregate of a state row.</summary>
    public static T Listed<T>(TableEntity row) => StoredJson.Read<T>(Text(row, ListedColumn));

    public static (long Version, string Head) HeadOf(TableEntity row) =>
        (row.GetInt64(VersionColumn) ?? throw Damaged(row, VersionColumn), Text(row, HeadColumn));

    public static Effect Effect(TableEntity row) => StoredJson.Read<Effect>(Text(row, JsonColumn));

    private static async Task<string> JsonAsync(TableEntity row, LongTexts texts, CancellationToken cancellation) =>
        row.GetString(LongJsonColumn) is { } name ? await texts.ReadAsync(name, cancellation) : Text(row, JsonColumn);

    private TableEntity Row(StoredFact fact) => WithJson(
        new(partition, TableKeys.Fact(key, fact.Sequence))
        {
            ["Sequence"] = fact.Sequence,
            [AtColumn] = fact.At,
            [ActorColumn] = fact.Actor,
            [TypeColumn] = fact.Type,
            [PreviousColumn] = fact.PreviousHash,
            [HashColumn] = fact.Hash,
        },
        fact.Json);

    private TableEntity WithJson(TableEntity row, string json)
    {
        if (Core.Storage.LongTexts.IsLong(json))
        {
            LongTexts.Add(json);
            row[LongJsonColumn] = Core.Storage.LongTexts.NameOf(json);
        }
        else
        {
            row[JsonColumn] = json;
        }

        return row;
    }

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? throw Damaged(row, column);

    private static InvalidDataException Damaged(TableEntity row, string column) =>
        new($"Row {row.PartitionKey}/{row.RowKey} has no {column}: it was damaged, or written by something else.");
}
