namespace Territoires.Orchestrations;

/// <summary>
/// Names of activities: constants that never change, because histories hold them. A test compares them, and their argument
/// and result types, with the functions.
/// </summary>
public static class ActivityNames
{
    /// <summary>Records that the orchestration of the call runs. <c>string</c> call id → <c>bool</c>.</summary>
    public const string NoteOrchestrationStarted = nameof(NoteOrchestrationStarted);

    /// <summary>
    /// Counts the submissions received in time and closes the call. <c>string</c> call id → <c>int</c>:
    /// <see cref="CallPlan.StillOpen"/> when the closing was put off meanwhile.
    /// </summary>
    public const string CloseCall = nameof(CloseCall);

    /// <summary>The dates of a call as they stand. <c>string</c> call id → <c>CallPlan</c>.</summary>
    public const string ReadCallPlan = nameof(ReadCallPlan);

    /// <summary>Whether a milestone was passed, read from the facts. <c>MilestoneQuestion</c> → <c>bool</c>.</summary>
    public const string AskMilestone = nameof(AskMilestone);

    /// <summary>
    /// The instant from which the list is public. <c>string</c> call id → <c>DateTimeOffset</c>:
    /// <see cref="CallPlan.NeverPublished"/> when the call ended meanwhile.
    /// </summary>
    public const string ReadPublicationInstant = nameof(ReadPublicationInstant);

    /// <summary>
    /// Notes that the list is public. <c>string</c> call id → <c>bool</c>: false when its instant was put off, or the call ended,
    /// meanwhile.
    /// </summary>
    public const string NotePublished = nameof(NotePublished);

    /// <summary>
    /// Writes to a page of those who are late. <c>ReminderPage</c> → <c>bool</c>: false when another page follows.
    /// </summary>
    public const string SendReminder = nameof(SendReminder);

    /// <summary>
    /// Opens the wave of a programme that is due, if one is. <c>WavePlan</c> → <c>DateTimeOffset</c>, when the next one is due, or one
    /// that is refused is tried again: <see cref="WavePlan.NoMore"/> when none follows.
    /// </summary>
    public const string OpenDueWave = nameof(OpenDueWave);
}
