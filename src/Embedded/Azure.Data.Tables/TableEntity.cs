using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity as a dictionary. Values are null, string, bool, int, long, double, DateTime, DateTimeOffset, Guid, byte[], BinaryData or an enum.</summary>
// The name is the real package's.
#pragma warning disable CA1710
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
#pragma warning restore CA1710
{
    internal const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object> _values;

    public TableEntity()
    {
        _values = [];
    }

    public TableEntity(IDictionary<string, object> values)
    {
        _values = values is null ? [] : new Dictionary<string, object>(values);
    }

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _values[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _values[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _values[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => GetString(ETagKey) is { } etag ? new ETag(etag) : default;
        set => _values[ETagKey] = value.ToString();
    }

    public int Count => _values.Count;

    public ICollection<string> Keys => _values.Keys;

    ICollection<object> IDictionary<string, object>.Values => _values.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>Null when the property is missing. An existing value can only be replaced by one of its type, or by null.</summary>
    /// <exception cref="InvalidOperationException">The new value is of another type than the existing one.</exception>
    public object this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value is null || !_values.TryGetValue(key, out var old) || old is null || SameKind(old, value)
            ? value
            : throw new InvalidOperationException($"Property '{key}' holds {old.GetType()} and cannot take {value.GetType()}.");
    }

    public string GetString(string key) => Get<string>(key);

    public byte[] GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    public BinaryData GetBinaryData(string key) => this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public DateTime? GetDateTime(string key) => this[key] is DateTimeOffset instant ? instant.UtcDateTime : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) => this[key] is DateTime time
        ? new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time)
        : Get<DateTimeOffset?>(key);

    public void Add(string key, object value) => _values.Add(key, value);

    public void Clear() => _values.Clear();

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool Remove(string key) => _values.Remove(key);

    public bool TryGetValue(string key, out object value) => _values.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => _values.Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _values.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_values).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_values).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    private static bool SameKind(object old, object value) =>
        old.GetType() == value.GetType()
        || (old is DateTime or DateTimeOffset && value is DateTime or DateTimeOffset)
        || (old is byte[] or BinaryData && value is byte[] or BinaryData);

    private T Get<T>(string key) => this[key] switch
    {
        null => default,
        T value => value,
        var other => throw new InvalidOperationException(
            string.Create(CultureInfo.InvariantCulture, $"Property '{key}' holds {other.GetType()}, not {Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)}.")),
    };
}
