using System.Globalization;
using System.Text;
using Territoires.Embedded.LocalStorage.Http;
using Territoires.Embedded.LocalStorage.Storing;

namespace Territoires.Embedded.LocalStorage.Tables;

/// <summary>One page of a query, in the order of the keys, and where the next begins (null: nowhere).</summary>
internal sealed record EntityPage(IReadOnlyList<EntityRow> Rows, (string PartitionKey, string RowKey)? Next)
{
    private const int MostRows = 1000;
    // As the service does after some time: a page may then be short, or empty, and still have a next one.
    private const int MostLookedAt = 5000;
    private const long LargestPage = 4 * 1024 * 1024;

    public static EntityPage Read(SqlSession session, long table, Call call)
    {
        var filter = FilterParser.Parse(call.Query.GetValueOrDefault("$filter"));
        var most = Top(call.Query.GetValueOrDefault("$top"));
        var rows = new List<EntityRow>();
        var lookedAt = 0;
        var bytes = 0L;
        foreach (var (pk, rk, ticks, properties) in Scan(session, table, filter.Range, Continuation(call)))
        {
            if (rows.Count == most || lookedAt++ == MostLookedAt || bytes > LargestPage)
            {
                return new EntityPage(rows, (pk, rk));
            }

            var row = new EntityRow(pk, rk, ticks, EntityCodec.Parse(properties));
            if (filter.Holds(row))
            {
                rows.Add(row);
                bytes += properties.Length;
            }
        }

        return new EntityPage(rows, null);
    }

    /// <summary>Keys as the opaque ASCII of a continuation header.</summary>
    public static string Encode(string key) => "1!" + Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Replace('+', '-').Replace('/', '_');

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token[2..].Replace('-', '+').Replace('_', '/')));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw ServiceFault.InvalidInput("The continuation is not one that was given.");
        }
    }

    private static int Top(string? text) => text is null ? MostRows
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= MostRows ? top
        : throw ServiceFault.InvalidInput("$top must be from 1 to 1000.");

    private static (string PartitionKey, string RowKey)? Continuation(Call call) => call.Query.TryGetValue("NextPartitionKey", out var pk)
        ? (Decode(pk), call.Query.TryGetValue("NextRowKey", out var rk) ? Decode(rk) : "")
        : null;

    private static IEnumerable<(string PartitionKey, string RowKey, long Ticks, byte[] Properties)> Scan(
        SqlSession session, long table, KeyRange range, (string PartitionKey, string RowKey)? from)
    {
        var sql = new StringBuilder("SELECT pk, rk, ticks, properties FROM entities WHERE table_id = $0");
        var values = new List<object?> { table };
        void Where(string condition, string? bound)
        {
            if (bound is not null)
            {
                sql.Append(condition).Append('$').Append(CultureInfo.InvariantCulture, $"{values.Count}");
                values.Add(bound);
            }
        }

        if (range.IsOnePartition)
        {
            Where(" AND pk = ", range.PartitionMin);
            Where(" AND rk >= ", range.RowMin);
            Where(" AND rk <= ", range.RowMax);
        }
        else
        {
            Where(" AND pk >= ", range.PartitionMin);
            Where(" AND pk <= ", range.PartitionMax);
        }

        if (from is { } next)
        {
            Where(" AND (pk, rk) >= (", next.PartitionKey);
            Where(", ", next.RowKey);
            sql.Append(')');
        }

        return session.Query(
            sql.Append(" ORDER BY pk, rk").ToString(),
            row => (row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)),
            [.. values]);
    }
}
