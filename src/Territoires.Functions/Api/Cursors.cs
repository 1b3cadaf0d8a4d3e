namespace Territoires.Functions.Api;

/// <summary>Some rows of a list, in an order that nothing changes, and the cursor that asks for those after them.</summary>
/// <param name="Next">Null when none follow.</param>
internal sealed record Rows<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>Reads as many rows as a page has, and one more to know whether any follow.</summary>
    /// <param name="rows">From after the cursor on; no more of it is read than is shown.</param>
    /// <param name="cursorOf">Names a row: rows that are added meanwhile move none.</param>
    public static async Task<Rows<T>> ReadAsync(IAsyncEnumerable<T> rows, Func<T, string> cursorOf)
    {
        var items = new List<T>();
        await foreach (var row in rows)
        {
            if (items.Count == Cursors.PageSize)
            {
                return new Rows<T>(items, cursorOf(items[^1]));
            }

            items.Add(row);
        }

        return new Rows<T>(items, null);
    }
}

/// <summary>Lists of the API are read page by page: <c>?after=</c> takes the <c>next</c> of the page before.</summary>
internal static class Cursors
{
    public const int PageSize = 100;

    private const string Parameter = "after";

    /// <summary>False when the request names what no page of this list gave.</summary>
    public static bool TryRead(HttpRequest request, Func<string, bool> isOfTheList, out string? after)
    {
        after = request.Query.TryGetValue(Parameter, out var asked) ? asked.ToString() : null;
        return after is null || isOfTheList(after);
    }
}
