using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>The Table service's requests.</summary>
internal sealed partial class TablesService(Store store)
{
    private const int LargestRequest = 4 * 1024 * 1024;
    private const string Json = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";
    private const int TablesAPage = 1000;

    public Task<LocalResponse> AnswerAsync(Call call) => (call.Method, call.Path) switch
    {
        ("POST", "$batch") => BatchAsync(call),
        ("POST", "Tables") => CreateTableAsync(call),
        ("GET", "Tables" or "Tables()") => Task.FromResult(ListTables(call)),
        ("DELETE", var path) when TableAddress().Match(Uri.UnescapeDataString(path)) is { Success: true } match => DeleteTableAsync(call, match.Groups["name"].Value),
        ("GET", var path) when path.EndsWith("()", StringComparison.Ordinal) => Task.FromResult(Query(call, path[..^2])),
        ("GET", var path) when EntityOperation.Address(path) is { } address => Task.FromResult(Get(call, address.Table, address.PartitionKey, address.RowKey)),
        ("POST", var path) when path.Contains('(', StringComparison.Ordinal) => throw ServiceFault.NotImplemented($"POST {path}"),
        ("POST" or "PUT" or "PATCH" or "MERGE" or "DELETE", _) => WriteAsync(call),
        _ => throw ServiceFault.NotImplemented($"{call.Method} {call.Path}"),
    };

    private static LocalResponse Written(EntityRow? row) => new LocalResponse(204).With("ETag", row?.ETag).With("DataServiceVersion", "3.0;");

    private static HashSet<string>? Select(Call call) =>
        call.Query.TryGetValue("$select", out var select) && select.Length > 0 ? [.. select.Split(',', StringSplitOptions.TrimEntries)] : null;

    private static LocalResponse WriteJson(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return LocalResponse.Text(200, Json, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)).With("DataServiceVersion", "3.0;");
    }

    private static async Task<byte[]> WriteBodyAsync(Call call)
    {
        // Our client never asks for the created resource back.
        if (call.Method == "POST" && call.Header("Prefer") != "return-no-content")
        {
            throw ServiceFault.NotImplemented("returning the created resource");
        }

        return await call.ReadSmallAsync(LargestRequest);
    }

    private async Task<LocalResponse> WriteAsync(Call call)
    {
        var operation = EntityOperation.Parse(call, await WriteBodyAsync(call));
        return Written(await store.Writer.RunAsync(session => EntityStore.Apply(session, operation, store.Writer.NextTicks)));
    }

    private async Task<LocalResponse> BatchAsync(Call call)
    {
        var body = Encoding.UTF8.GetString(await call.ReadSmallAsync(LargestRequest));
        try
        {
            var operations = await TableBatch.ParseAsync(body);
            var rows = await store.Writer.RunAsync(session => operations.Select((operation, index) => ApplyPart(session, operation, index)).ToList());
            return TableBatch.Answer(rows.Select(Written));
        }
        catch (TableBatch.Refusal refusal)
        {
            return TableBatch.Answer([refusal.Fault.AsJson()]);
        }
    }

    private EntityRow? ApplyPart(SqlSession session, EntityOperation operation, int index)
    {
        try
        {
            return EntityStore.Apply(session, operation, store.Writer.NextTicks);
        }
        catch (ServiceFault fault)
        {
            throw new TableBatch.Refusal(index, fault);
        }
    }

    private LocalResponse Get(Call call, string table, string partitionKey, string rowKey)
    {
        EntityRules.CheckKey("PartitionKey", partitionKey);
        EntityRules.CheckKey("RowKey", rowKey);
        var row = store.Read(session => EntityStore.Find(session, EntityStore.TableId(session, table), partitionKey, rowKey))
            ?? throw new ServiceFault(404, "ResourceNotFound", "The specified resource does not exist.");
        return WriteJson(writer => EntityCodec.WriteRow(writer, row, Select(call))).With("ETag", row.ETag);
    }

    private LocalResponse Query(Call call, string table)
    {
        var page = store.Read(session => EntityPage.Read(session, EntityStore.TableId(session, table), call));
        var select = Select(call);
        var response = WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("value");
            foreach (var row in page.Rows)
            {
                EntityCodec.WriteRow(writer, row, select);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return page.Next is not { } next ? response : response
            .With("x-ms-continuation-NextPartitionKey", EntityPage.Encode(next.PartitionKey))
            .With("x-ms-continuation-NextRowKey", EntityPage.Encode(next.RowKey));
    }

    private async Task<LocalResponse> CreateTableAsync(Call call)
    {
        var name = EntityCodec.Parse(await WriteBodyAsync(call)).GetValueOrDefault("TableName") as string ?? throw ServiceFault.InvalidInput("TableName is missing.");
        EntityRules.CheckTableName(name);
        var created = await store.Writer.RunAsync(session => session.Execute("INSERT INTO tables (name) VALUES ($0) ON CONFLICT DO NOTHING", name));
        return created == 1 ? Written(null) : throw new ServiceFault(409, "TableAlreadyExists", "The table specified already exists.");
    }

    private async Task<LocalResponse> DeleteTableAsync(Call call, string name)
    {
        await store.Writer.RunAsync(session =>
        {
            var id = session.Number("SELECT id FROM tables WHERE name = $0", name) ?? throw new ServiceFault(404, "ResourceNotFound", "The specified resource does not exist.");
            session.Execute("DELETE FROM entities WHERE table_id = $0", id);
            return session.Execute("DELETE FROM tables WHERE id = $0", id);
        });
        return Written(null);
    }

    private LocalResponse ListTables(Call call)
    {
        var filter = FilterParser.Parse(call.Query.GetValueOrDefault("$filter"));
        var from = call.Query.GetValueOrDefault("NextTableName", "");
        var top = int.TryParse(call.Query.GetValueOrDefault("$top"), out var given) && given is > 0 and <= TablesAPage ? given : TablesAPage;
        var names = store.Read(session => session
            .Query("SELECT name FROM tables WHERE name >= $0 ORDER BY name", row => row.GetString(0), from)
            .Where(name => filter.Holds(new EntityRow("", "", 0, new Dictionary<string, object> { ["TableName"] = name })))
            .Take(top + 1)
            .ToList());
        var response = WriteJson(writer => JsonSerializer.Serialize(writer, new { value = names.Take(top).Select(name => new { TableName = name }) }));
        return names.Count > top ? response.With("x-ms-continuation-NextTableName", names[top]) : response;
    }

    [GeneratedRegex("^Tables\\('(?<name>[A-Za-z0-9]+)'\\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableAddress();
}
