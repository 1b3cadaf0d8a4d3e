using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Territoires.Embedded.DurableEngine;

internal sealed record InstanceRow(
    string InstanceId,
    long ExecutionId,
    string Name,
    string Version,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    ParentCall? Parent,
    IReadOnlyDictionary<string, string>? Tags,
    string? Input,
    string? Output,
    string? CustomStatus,
    TaskFailureDetails? Failure)
{
    public const string Columns =
        "instance_id, execution_id, name, version, status, created_at, updated_at, parent, tags, input, output, custom_status, failure";

    public bool HasEnded => Status
        is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public static InstanceRow? Find(SqliteSession db, string instanceId) =>
        db.Query($"SELECT {Columns} FROM instances WHERE instance_id = $1", Read, instanceId).SingleOrDefault();

    public static InstanceRow Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.GetString(2),
        row.GetString(3),
        Enum.Parse<OrchestrationRuntimeStatus>(row.GetString(4)),
        row.Instant(5),
        row.Instant(6),
        HistoryJson.ReadValue<ParentCall>(row.Text(7)),
        HistoryJson.ReadValue<Dictionary<string, string>>(row.Text(8)),
        row.Text(9),
        row.Text(10),
        row.Text(11),
        HistoryJson.ReadValue<TaskFailureDetails>(row.Text(12)));
}
