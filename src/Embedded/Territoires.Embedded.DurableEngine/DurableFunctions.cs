using Microsoft.DurableTask;

namespace Territoires.Embedded.DurableEngine;

/// <summary>The orchestrators and activities that the host found, by name; case is set aside, as on the real host.</summary>
public sealed class DurableFunctions
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<ActivityInvocation, Task<object?>>> activities = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<string> Orchestrators => orchestrators.Keys;

    public IReadOnlyCollection<string> Activities => activities.Keys;

    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public void AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        orchestrators.Add(name, run);
    }

    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    public void AddActivity(string name, Func<ActivityInvocation, Task<object?>> run)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        activities.Add(name, run);
    }

    internal Func<TaskOrchestrationContext, Task<object?>>? FindOrchestrator(string name) => orchestrators.GetValueOrDefault(name);

    internal Func<ActivityInvocation, Task<object?>>? FindActivity(string name) => activities.GetValueOrDefault(name);
}
