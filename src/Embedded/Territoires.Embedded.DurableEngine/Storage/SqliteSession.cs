using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Territoires.Embedded.DurableEngine;

/// <summary>One connection and its prepared statements; used by one thread at a time. Parameters are $1, $2… in order.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    public SqliteSession(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        connection.Open();
    }

    /// <summary>Runs a statement and returns the number of rows that it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Prepare(sql, arguments).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using SqliteDataReader reader = Prepare(sql, arguments).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first value of the first row, null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> arguments) =>
        Prepare(sql, arguments).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Runs a script of several statements, once.</summary>
    public void ExecuteScript(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        // CA2100: scripts are resources of this assembly and constants.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            // CA2100: every statement is a constant of this assembly; values are parameters.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            prepared.Add(sql, command);
        }

        command.Parameters.Clear();
        for (int i = 0; i < arguments.Length; i++)
        {
            command.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), arguments[i] ?? DBNull.Value);
        }

        return command;
    }
}

internal static class SqliteRow
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset Instant(this SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
