#nullable enable
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>The request of each entity operation, alone or as a part of a transaction.</summary>
internal static class EntityRequest
{
    public static Request Of(TablesConnection connection, string table, TableTransactionAction action)
    {
        var match = action.ETag == default ? ETag.All : action.ETag;
        var entity = action.Entity;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => Add(connection, table, entity),
            TableTransactionActionType.UpdateMerge => Write(connection, table, entity, match, TableUpdateMode.Merge),
            TableTransactionActionType.UpdateReplace => Write(connection, table, entity, match, TableUpdateMode.Replace),
            TableTransactionActionType.Delete => Delete(connection, table, entity.PartitionKey, entity.RowKey, match),
            TableTransactionActionType.UpsertMerge => Write(connection, table, entity, null, TableUpdateMode.Merge),
            TableTransactionActionType.UpsertReplace => Write(connection, table, entity, null, TableUpdateMode.Replace),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "Unknown transaction action type."),
        };
    }

    public static Request Add(TablesConnection connection, string table, ITableEntity entity) =>
        WithBody(connection.NewRequest(RequestMethod.Post, table), entity);

    /// <param name="connection">The account.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="entity">The row.</param>
    /// <param name="match">The condition; null writes whatever is there, even nothing.</param>
    /// <param name="mode">What becomes of properties not named.</param>
    public static Request Write(TablesConnection connection, string table, ITableEntity entity, ETag? match, TableUpdateMode mode)
    {
        var body = EntityJson.Write(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        var request = connection.NewRequest(method, TablesConnection.EntityPath(table, entity.PartitionKey, entity.RowKey));
        if (match is { } etag)
        {
            request.Headers.Add("If-Match", etag.ToString());
        }

        return WithBody(request, body);
    }

    public static Request Delete(TablesConnection connection, string table, string partitionKey, string rowKey, ETag match)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var request = connection.NewRequest(RequestMethod.Delete, TablesConnection.EntityPath(table, partitionKey, rowKey));
        request.Headers.Add("If-Match", (match == default ? ETag.All : match).ToString());
        return request;
    }

    public static Request Get(TablesConnection connection, string table, string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var request = connection.NewRequest(RequestMethod.Get, TablesConnection.EntityPath(table, partitionKey, rowKey));
        if (select is not null)
        {
            request.Uri.AppendQuery("$select", Uri.EscapeDataString(string.Join(',', select)), escapeValue: false);
        }

        return request;
    }

    private static Request WithBody(Request request, ITableEntity entity) => WithBody(request, EntityJson.Write(entity));

    private static Request WithBody(Request request, ReadOnlyMemory<byte> body)
    {
        request.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("Prefer", "return-no-content");
        request.Content = RequestContent.Create(body);
        return request;
    }
}
