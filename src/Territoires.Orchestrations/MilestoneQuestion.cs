namespace Territoires.Orchestrations;

/// <summary>Was this milestone of this call passed?</summary>
/// <param name="CallId">The call.</param>
/// <param name="Event">One of <see cref="EventNames"/>.</param>
public sealed record MilestoneQuestion(string CallId, string Event);
