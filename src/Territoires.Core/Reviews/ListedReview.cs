namespace Territoires.Core.Reviews;

/// <summary>What lists show of a review.</summary>
public sealed record ListedReview(string ApplicationId, string JurorId, bool IsFinal);
