namespace Territoires.Orchestrations;

/// <summary>
/// Names of activities: constants that never change, because histories hold them. A test compares them, and their argument
/// and result types, with the functions.
/// </summary>
public static class ActivityNames
{
    /// <summary>Records that the orchestration of the call runs. <c>string</c> call id → <c>bool</c>.</summary>
    public const string NoteOrchestrationStarted = nameof(NoteOrchestrationStarted);

    /// <summary>Counts the submissions received in time and closes the call. <c>string</c> call id → <c>int</c>.</summary>
    public const string CloseCall = nameof(CloseCall);
}
