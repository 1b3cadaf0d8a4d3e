using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Six NCRONTAB fields in UTC: second, minute, hour, day, month, day of week.</summary>
    public string Schedule { get; } = schedule;

    /// <summary>Refused by the embedded host.</summary>
    public bool RunOnStartup { get; set; }
}
