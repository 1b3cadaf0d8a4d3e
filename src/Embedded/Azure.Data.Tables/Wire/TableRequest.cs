#nullable enable
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Wire;

/// <summary>Creation, deletion and listing of tables.</summary>
internal static class TableRequest
{
    public static Request Create(TablesConnection connection, string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        var request = connection.NewRequest(RequestMethod.Post, "Tables");
        request.Headers.Add("Content-Type", "application/json");
        request.Headers.Add("Prefer", "return-no-content");
        request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table }));
        return request;
    }

    public static Request Delete(TablesConnection connection, string table)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        return connection.NewRequest(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(table)}')");
    }

    /// <summary>A conflict is tolerated only when it says that the table is there, not that it is being deleted.</summary>
    public static Response<TableItem> CreatedOrExisting(Response response, string table) =>
        response.Status != 409 || TablesError.CodeOf(response) == "TableAlreadyExists" ? Created(response, table) : throw TablesError.Of(response);

    public static Response<TableItem> Created(Response response, string table) => Response.FromValue(new TableItem(table), response);

    public static TableQuery<TableItem> Query(TablesConnection connection, string? filter, int? maxPerPage) =>
        new(connection, "Tables", filter, maxPerPage, null, ["NextTableName"], json => new TableItem(json.GetProperty("TableName").GetString()));
}
