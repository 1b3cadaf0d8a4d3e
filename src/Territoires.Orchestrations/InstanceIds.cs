using System.Globalization;

namespace Territoires.Orchestrations;

/// <summary>Ids of orchestration instances: <c>{kind}-{call}</c>, at most 100 printable ASCII characters.</summary>
public static class InstanceIds
{
    public static string Call(string callId) => $"call-{callId}";

    /// <summary>One a promise: asked again, it is the same.</summary>
    public static string Reminder(ReminderPlan reminder) =>
        string.Create(CultureInfo.InvariantCulture, $"reminder-{reminder.CallId}-{reminder.Kind}-{reminder.At.ToUnixTimeSeconds()}");
}
