namespace Territoires.Domain.Instruction;

/// <summary>A decision on eligibility that was taken again.</summary>
/// <param name="Before">The decision that it replaces.</param>
/// <param name="Reason">Why, in French; at most <see cref="Eligibility.MaxReason"/> characters.</param>
public sealed record EligibilityRevision(Eligibility Before, string Reason);
