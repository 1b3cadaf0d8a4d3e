namespace Territoires.Orchestrations;

/// <summary>The input of the waves of a programme: who waits, not for when, because the date is read each time.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Plan">Which of its plans; another one that follows has its own orchestration.</param>
public sealed record WavePlan(string ProgrammeId, int Plan)
{
    /// <summary>What stands in place of the date of the next wave when none follows.</summary>
    public static readonly DateTimeOffset NoMore = DateTimeOffset.MaxValue;
}
