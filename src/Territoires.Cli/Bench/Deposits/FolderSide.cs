using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Territoires.Cli.Bench.Deposits;

/// <summary>
/// Raw, on this machine's disk: three files written and flushed, then one commit of three rows in SQLite, set as the local
/// store sets it. Each unit has a thread of its own: waiting for the disk must not wait for a thread too.
/// </summary>
internal sealed class FolderSide : Side
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE entities (pk TEXT NOT NULL, rk TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (pk, rk)) STRICT;
        """;

    private readonly ScratchFolder folder = new();
    private readonly SqliteConnection rows;
    private readonly Lock writing = new();

    public FolderSide()
    {
        rows = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Path, "rows.db"), Pooling = false }.ToString());
        rows.Open();
        using var schema = rows.CreateCommand();
        schema.CommandText = Schema;
        schema.ExecuteNonQuery();
    }

    /// <summary>Rows are counted in their table, files in their folder.</summary>
    public override async Task<Kept> CountAsync(CancellationToken cancellation)
    {
        await using var count = rows.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM entities";
        var units = Convert.ToInt32(await count.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture) / RawRows.Each;
        return new Kept(units, Directory.GetFiles(folder.Path, "*.pdf").Length);
    }

    public override ValueTask DisposeAsync()
    {
        rows.Dispose();
        return folder.DisposeAsync();
    }

    protected override Task UnitAsync(int number, CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Unit(number), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Unit(int number)
    {
        var unit = number.ToString("D6", CultureInfo.InvariantCulture);
        for (var document = 0; document < BenchCall.DocumentsEach; document++)
        {
            using var file = new FileStream(Path.Combine(folder.Path, $"{unit}-{document}.pdf"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            file.Write(RandomPdf.Whole(DocumentBytes));
            file.Flush(flushToDisk: true);
        }

        lock (writing)
        {
            using var transaction = rows.BeginTransaction(deferred: false);
            foreach (var row in RawRows.Of(unit))
            {
                Insert(row, transaction);
            }

            transaction.Commit();
        }
    }

    private void Insert(RawRow row, SqliteTransaction transaction)
    {
        using var insert = rows.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO entities VALUES ($0, $1, $2)";
        insert.Parameters.AddWithValue("$0", row.Partition);
        insert.Parameters.AddWithValue("$1", row.Row);
        insert.Parameters.AddWithValue("$2", row.Json);
        insert.ExecuteNonQuery();
    }
}
