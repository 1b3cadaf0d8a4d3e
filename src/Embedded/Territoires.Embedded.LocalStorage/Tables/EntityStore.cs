using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>One operation on one row, inside the writer's transaction or a reader's.</summary>
internal static class EntityStore
{
    /// <exception cref="ServiceFault">404 TableNotFound.</exception>
    public static long TableId(SqlSession session, string table) =>
        session.Number("SELECT id FROM tables WHERE name = $0", table) ?? throw new ServiceFault(404, "TableNotFound", "The table specified does not exist.");

    public static EntityRow? Find(SqlSession session, long table, string partitionKey, string rowKey)
    {
        var rows = session.Query(
            "SELECT ticks, properties FROM entities WHERE table_id = $0 AND pk = $1 AND rk = $2",
            row => new EntityRow(partitionKey, rowKey, row.GetInt64(0), EntityCodec.Parse(row.GetFieldValue<byte[]>(1))),
            table, partitionKey, rowKey).ToList();
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>Returns the new row; null after a deletion.</summary>
    /// <exception cref="ServiceFault">The operation's condition does not hold, or the row may not be stored.</exception>
    public static EntityRow? Apply(SqlSession session, EntityOperation operation, Func<long> nextTicks)
    {
        var table = TableId(session, operation.Table);
        var existing = Find(session, table, operation.PartitionKey, operation.RowKey);
        CheckCondition(operation, existing);
        if (operation.Kind == EntityOperationKind.Delete)
        {
            session.Execute("DELETE FROM entities WHERE table_id = $0 AND pk = $1 AND rk = $2", table, operation.PartitionKey, operation.RowKey);
            return null;
        }

        var properties = operation.Properties;
        if (operation.Kind == EntityOperationKind.Merge && existing is not null)
        {
            properties = existing.Properties;
            foreach (var (name, value) in operation.Properties)
            {
                properties[name] = value;
            }
        }

        var row = new EntityRow(operation.PartitionKey, operation.RowKey, nextTicks(), properties);
        EntityRules.Check(row);
        session.Execute(
            """
            INSERT INTO entities VALUES ($0, $1, $2, $3, $4)
            ON CONFLICT (table_id, pk, rk) DO UPDATE SET ticks = excluded.ticks, properties = excluded.properties
            """,
            table, row.PartitionKey, row.RowKey, row.Ticks, EntityCodec.Store(row.Properties));
        return row;
    }

    private static void CheckCondition(EntityOperation operation, EntityRow? existing)
    {
        if (operation.Kind == EntityOperationKind.Insert)
        {
            if (existing is not null)
            {
                throw new ServiceFault(409, "EntityAlreadyExists", "The specified entity already exists.");
            }

            return;
        }

        // Without a condition a write is an upsert.
        if (operation.IfMatch is null)
        {
            return;
        }

        if (existing is null)
        {
            throw new ServiceFault(404, "ResourceNotFound", "The specified resource does not exist.");
        }

        if (operation.IfMatch != "*" && operation.IfMatch != existing.ETag)
        {
            throw new ServiceFault(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");
        }
    }
}
