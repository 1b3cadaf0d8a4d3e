using System.Globalization;

namespace Territoires.Orchestrations;

/// <summary>Ids of orchestration instances: <c>{kind}-{call or programme}</c>, at most 100 printable ASCII characters.</summary>
public static class InstanceIds
{
    public static string Call(string callId) => $"call-{callId}";

    /// <summary>One a plan of a programme's waves.</summary>
    public static string Programme(WavePlan plan) =>
        string.Create(CultureInfo.InvariantCulture, $"programme-{plan.ProgrammeId}-{plan.Plan}");

    /// <summary>One a promise: asked again, it is the same.</summary>
    public static string Reminder(ReminderPlan reminder) =>
        string.Create(CultureInfo.InvariantCulture, $"reminder-{reminder.CallId}-{reminder.Kind}-{reminder.At.ToUnixTimeSeconds()}");
}
