using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>One connection with its prepared statements, used by one thread at a time. Parameters are <c>$0</c>, <c>$1</c>, …</summary>
internal sealed class SqlSession(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    public static SqlSession Open(string file)
    {
        // Our own pool of readers: the library's would keep the file open after Dispose.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        return new SqlSession(connection);
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Reads as it goes: the same statement must not run again before the end.</summary>
    public IEnumerable<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var rows = Command(sql, values).ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }

    public long? Number(string sql, params ReadOnlySpan<object?> values) =>
        Command(sql, values).ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    public string? Text(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar()?.ToString();

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            // Only constants of this assembly come here; values are always parameters.
#pragma warning disable CA2100
            command.CommandText = sql;
#pragma warning restore CA2100
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${index}"), values[index] ?? DBNull.Value);
        }

        return command;
    }
}
