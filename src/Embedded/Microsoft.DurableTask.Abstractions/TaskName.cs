namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or an activity; compared without regard to case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    private readonly string? name;

    public TaskName(string name) => this.name = name;

    /// <summary>The name, empty for a default value.</summary>
    public string Name => name ?? string.Empty;

    public static implicit operator string(TaskName value) => value.Name;

    public static implicit operator TaskName(string value) => new(value);

    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    public override string ToString() => Name;
}
