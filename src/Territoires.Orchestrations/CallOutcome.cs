namespace Territoires.Orchestrations;

/// <summary>How a call ended.</summary>
public sealed record CallOutcome(string CallId, int Submissions);
