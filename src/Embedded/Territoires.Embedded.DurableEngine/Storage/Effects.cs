namespace Territoires.Embedded.DurableEngine;

/// <summary>An activity that waits to be run.</summary>
internal sealed record QueuedActivity(long ActivityId, string InstanceId, string Name, string? Input);

/// <summary>What a write changes for the engine in memory; published once its transaction is committed, never before.</summary>
internal sealed class Effects
{
    /// <summary>Instances with new messages.</summary>
    public List<string> Ready { get; } = [];

    /// <summary>Instances whose status may have changed.</summary>
    public List<string> Changed { get; } = [];

    public List<QueuedActivity> Activities { get; } = [];

    public bool TimersChanged { get; set; }

    /// <summary>The engine starts to run what is pending: set by the write that lists it.</summary>
    public bool Starts { get; set; }

    /// <summary>Where the virtual clock goes.</summary>
    public DateTimeOffset? MovesClockTo { get; set; }
}

/// <summary>The database within one write: statements, and what they change for the engine.</summary>
internal sealed record WriteScope(SqliteSession Db, DateTimeOffset Now)
{
    public Effects Effects { get; } = new();

    /// <summary>Puts a message into an instance's inbox. The caller knows that the instance exists and has not ended.</summary>
    public void Deliver(string instanceId, HistoryEvent message, long? executionId)
    {
        Db.Execute("INSERT INTO inbox (instance_id, execution_id, event) VALUES ($1, $2, $3)", instanceId, executionId, HistoryJson.Write(message));
        Effects.Ready.Add(instanceId);
    }
}
