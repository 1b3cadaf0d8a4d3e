#nullable enable
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Wire;

/// <summary>The stored properties of an entity type: public, readable and writable, not marked <see cref="IgnoreDataMemberAttribute"/>.</summary>
internal static class EntityShape
{
    private static readonly ConcurrentDictionary<Type, Member[]> Shapes = new();

    private sealed record Member(string Name, PropertyInfo Property);

    /// <summary>Own properties only: keys, Timestamp and ETag are the protocol's.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> PropertiesOf(ITableEntity entity)
    {
        var all = entity is TableEntity dictionary
            ? dictionary.Select(pair => new KeyValuePair<string, object?>(pair.Key, pair.Value))
            : Of(entity.GetType()).Select(member => new KeyValuePair<string, object?>(member.Name, member.Property.GetValue(entity)));
        return all.Where(pair => !IsSystem(pair.Key));
    }

    public static T Build<T>(TableEntity values)
        where T : class, ITableEntity
    {
        var entity = Activator.CreateInstance<T>();
        entity.PartitionKey = values.PartitionKey;
        entity.RowKey = values.RowKey;
        entity.Timestamp = values.Timestamp;
        entity.ETag = values.ETag;
        foreach (var member in Of(typeof(T)))
        {
            if (!IsSystem(member.Name) && values[member.Name] is { } value)
            {
                member.Property.SetValue(entity, Convert(member, value));
            }
        }

        return entity;
    }

    /// <summary>The stored name of a property: its own, or that of its <see cref="DataMemberAttribute"/>.</summary>
    public static string NameOf(MemberInfo property) => property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    private static bool IsSystem(string name) => name
        is nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag) or TableEntity.ETagKey;

    private static Member[] Of(Type type) => Shapes.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetMethod?.IsPublic == true && property.SetMethod?.IsPublic == true
                && property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(IgnoreDataMemberAttribute)))
            .Select(property => new Member(NameOf(property), property))]);

    private static object Convert(Member member, object value)
    {
        var target = Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType;
        return value switch
        {
            _ when target.IsInstanceOfType(value) => value,
            string text when target.IsEnum => Enum.Parse(target, text),
            int number when target == typeof(long) => (long)number,
            int number when target == typeof(double) => (double)number,
            DateTimeOffset instant when target == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when target == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            _ => throw new InvalidOperationException($"Stored property '{member.Name}' is {value.GetType()} and cannot be read as {member.Property.PropertyType}."),
        };
    }
}
