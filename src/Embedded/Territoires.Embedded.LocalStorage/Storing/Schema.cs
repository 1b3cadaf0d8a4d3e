namespace Territoires.Embedded.LocalStorage.Storing;

/// <summary>The tables of <c>storage.db</c> and the settings that make a commit durable.</summary>
internal static class Schema
{
    private const long Version = 1;

    // Names of tables are compared without case by the service. Keys compare by code point, as SQLite's BINARY does.
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 0), last INTEGER NOT NULL) STRICT;
        INSERT OR IGNORE INTO clock VALUES (0, 0);
        CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;
        CREATE TABLE IF NOT EXISTS entities (
          table_id INTEGER NOT NULL, pk TEXT NOT NULL, rk TEXT NOT NULL, ticks INTEGER NOT NULL, properties BLOB NOT NULL,
          PRIMARY KEY (table_id, pk, rk)) STRICT;
        CREATE TABLE IF NOT EXISTS containers (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, ticks INTEGER NOT NULL, metadata TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS blobs (
          container_id INTEGER NOT NULL, name TEXT NOT NULL, ticks INTEGER NOT NULL, created INTEGER NOT NULL,
          length INTEGER NOT NULL, headers TEXT NOT NULL, metadata TEXT NOT NULL,
          PRIMARY KEY (container_id, name)) STRICT;
        CREATE TABLE IF NOT EXISTS segments (
          container_id INTEGER NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL, block_id TEXT NOT NULL, hash TEXT NOT NULL, length INTEGER NOT NULL,
          PRIMARY KEY (container_id, name, position)) STRICT;
        CREATE INDEX IF NOT EXISTS segments_by_hash ON segments (hash);
        CREATE TABLE IF NOT EXISTS staged (
          container_id INTEGER NOT NULL, name TEXT NOT NULL, block_id TEXT NOT NULL, hash TEXT NOT NULL, length INTEGER NOT NULL,
          PRIMARY KEY (container_id, name, block_id)) STRICT;
        CREATE INDEX IF NOT EXISTS staged_by_hash ON staged (hash);
        PRAGMA user_version = 1;
        """;

    public static void Prepare(SqlSession session)
    {
        Set(session, "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal");
        Set(session, "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2");
        var found = session.Number("PRAGMA user_version");
        if (found is not (0 or Version))
        {
            throw new InvalidDataException($"storage.db is of version {found}; this program reads version {Version}.");
        }

        session.Execute($"BEGIN IMMEDIATE;{Tables}COMMIT;");
    }

    // Read back: SQLite keeps silent about a setting that it could not take, and an acknowledged write depends on both.
    private static void Set(SqlSession session, string statement, string question, string expected)
    {
        session.Execute(statement);
        var actual = session.Text(question);
        if (actual != expected)
        {
            throw new InvalidOperationException($"'{statement}' left the setting at '{actual}'.");
        }
    }
}
