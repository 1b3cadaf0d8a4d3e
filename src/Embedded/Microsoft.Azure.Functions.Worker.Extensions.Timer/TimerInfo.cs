namespace Microsoft.Azure.Functions.Worker;

public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The timer fires later than it was due.</summary>
    public bool IsPastDue { get; set; }
}
