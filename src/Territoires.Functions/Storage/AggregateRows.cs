using Azure;
using Azure.Data.Tables;
using Territoires.Domain.Journal;
using Territoires.Functions.Journal;

namespace Territoires.Functions.Storage;

/// <summary>The rows of one save: facts chained one after the other, their effects, and the state that they lead to.</summary>
public sealed class AggregateRows(string key, long version, string head)
{
    private const string VersionColumn = "Version";
    private const string HeadColumn = "Head";
    private const string JsonColumn = "Json";
    private const string AtColumn = "At";
    private const string ActorColumn = "Actor";
    private const string TypeColumn = "Type";
    private const string PreviousColumn = "Previous";
    private const string HashColumn = "Hash";

    private readonly List<TableTransactionAction> actions = [];

    public long Version { get; private set; } = version;

    public string Head { get; private set; } = head;

    public IReadOnlyList<TableTransactionAction> Actions => actions;

    public List<(long Sequence, Effect Effect)> Effects { get; } = [];

    public void Add(string type, string json, Effect? effect, Act act)
    {
        var fact = StoredFact.After(Version, Head, FactChain.Instant(act.ReceivedAt), act.Actor.Id, type, json);
        Version = fact.Sequence;
        Head = fact.Hash;
        actions.Add(new TableTransactionAction(TableTransactionActionType.Add, Row(fact)));
        if (effect is not null)
        {
            Effects.Add((fact.Sequence, effect));
            actions.Add(new TableTransactionAction(
                TableTransactionActionType.Add,
                new TableEntity(key, TableKeys.Outbox(fact.Sequence)) { [JsonColumn] = StoredJson.Write(effect) }));
        }
    }

    public TableTransactionAction StateRow(string json, ETag tag)
    {
        var row = new TableEntity(key, TableKeys.State) { [VersionColumn] = Version, [HeadColumn] = Head, [JsonColumn] = json };
        return tag == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, tag);
    }

    public IReadOnlyList<PendingEffect> Pending(string table) =>
        [.. Effects.Select(effect => new PendingEffect(table, key, effect.Sequence, Version, effect.Effect))];

    public static Loaded<TState> Loaded<TState>(TableEntity row)
        where TState : class =>
        new(
            row.PartitionKey,
            StoredJson.Read<TState>(Text(row, JsonColumn)),
            row.GetInt64(VersionColumn) ?? throw Damaged(row, VersionColumn),
            Text(row, HeadColumn),
            row.ETag);

    public static StoredFact Fact(TableEntity row) => new(
        row.GetInt64("Sequence") ?? throw Damaged(row, "Sequence"),
        Text(row, AtColumn),
        Text(row, ActorColumn),
        Text(row, TypeColumn),
        Text(row, JsonColumn),
        Text(row, PreviousColumn),
        Text(row, HashColumn));

    public static Effect Effect(TableEntity row) => StoredJson.Read<Effect>(Text(row, JsonColumn));

    private TableEntity Row(StoredFact fact) => new(key, TableKeys.Fact(fact.Sequence))
    {
        ["Sequence"] = fact.Sequence,
        [AtColumn] = fact.At,
        [ActorColumn] = fact.Actor,
        [TypeColumn] = fact.Type,
        [JsonColumn] = fact.Json,
        [PreviousColumn] = fact.PreviousHash,
        [HashColumn] = fact.Hash,
    };

    private static string Text(TableEntity row, string column) => row.GetString(column) ?? throw Damaged(row, column);

    private static InvalidDataException Damaged(TableEntity row, string column) =>
        new($"Row {row.PartitionKey}/{row.RowKey} has no {column}: it was damaged, or written by something else.");
}
