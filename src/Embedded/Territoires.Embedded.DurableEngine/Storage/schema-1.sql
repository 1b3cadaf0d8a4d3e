-- Version 1 of the engine's schema. A shipped script is never edited: a change is a new script.
-- Instants are UTC ticks (100 ns since year 1), events are JSON.

CREATE TABLE meta (
    name  TEXT NOT NULL PRIMARY KEY,   -- schemaVersion, executions (last execution id given), now (virtual time)
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE instances (
    instance_id       TEXT NOT NULL PRIMARY KEY,
    execution_id      INTEGER NOT NULL,   -- never reused: a late result of an earlier execution finds no taker
    name              TEXT NOT NULL,
    version           TEXT NOT NULL,
    status            TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    parent            TEXT,               -- JSON: the call that awaits this instance
    parent_id         TEXT,
    tags              TEXT,
    input             TEXT,
    output            TEXT,
    custom_status     TEXT,
    failure           TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX instances_by_parent ON instances (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE history (
    instance_id TEXT NOT NULL,
    position    INTEGER NOT NULL,
    event       TEXT NOT NULL,
    PRIMARY KEY (instance_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (
    message_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id  TEXT NOT NULL,
    execution_id INTEGER,                 -- null: for whichever execution is current
    event        TEXT NOT NULL
) STRICT;

CREATE INDEX inbox_by_instance ON inbox (instance_id, message_id);

CREATE TABLE timers (
    timer_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    due_at       INTEGER NOT NULL,
    instance_id  TEXT NOT NULL,
    execution_id INTEGER NOT NULL,
    sequence     INTEGER NOT NULL,        -- -1: a scheduled start
    event        TEXT NOT NULL            -- goes to the inbox when due
) STRICT;

CREATE INDEX timers_by_due ON timers (due_at, timer_id);
CREATE INDEX timers_by_instance ON timers (instance_id, sequence);

CREATE TABLE activities (
    activity_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    instance_id  TEXT NOT NULL,
    execution_id INTEGER NOT NULL,
    sequence     INTEGER NOT NULL,
    name         TEXT NOT NULL,
    input        TEXT
) STRICT;

CREATE INDEX activities_by_instance ON activities (instance_id);

INSERT INTO meta (name, value) VALUES ('schemaVersion', 1), ('executions', 0), ('now', 0);
