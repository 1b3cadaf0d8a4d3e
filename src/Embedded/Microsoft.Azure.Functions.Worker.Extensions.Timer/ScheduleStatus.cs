namespace Microsoft.Azure.Functions.Worker;

/// <summary>Instants in UTC.</summary>
public class ScheduleStatus
{
    /// <summary>The last time the timer fired; the default value before the first.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next time it is due after this one.</summary>
    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
