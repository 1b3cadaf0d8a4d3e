namespace Territoires.Web.Desk.Tables;

/// <summary>The tables of a call's desk, as files for a spreadsheet.</summary>
public sealed class TablesController(ManagedCalls managed, DeskTables tables) : ControllerBase
{
    [Reads("gestion/appels/{call}/tableaux"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowTablesAsync(string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var files = new List<TableFile>();
        foreach (var table in await tables.OfAsync(state, cancellation))
        {
            foreach (var format in new[] { DeskTable.Xlsx, DeskTable.Csv })
            {
                files.Add(new TableFile(table, format, (await table.BytesAsync(format))!.Length));
            }
        }

        return Page.Of(new TablesPage { Call = state, Files = files });
    }

    /// <summary>One of them, as <c>.xlsx</c> or <c>.csv</c>.</summary>
    [Reads("gestion/appels/{call}/tableaux/{table}.{format}"), Policy(Permission.ReadReviews)]
    public async Task<IResult> DownloadTableAsync(string call, string table, string format, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Actor(), cancellation) is { State: { } state }
        && await tables.FindAsync(table, state, cancellation) is { } found
        && await found.BytesAsync(format) is { } bytes
            ? Results.File(bytes, DeskTable.MediaTypeOf(format), $"{call}-{found.Name}.{format}")
            : Problems.NotFound.ToResult();
}

/// <summary>A table in one format.</summary>
/// <param name="Size">In bytes.</param>
public sealed record TableFile(DeskTable Table, string Format, long Size);
