namespace Territoires.Orchestrations;

/// <summary>
/// All that an external event carries: which fact happened. The orchestration asks for the truth again in an activity, so an
/// event that comes twice, or late, changes nothing.
/// </summary>
/// <param name="FactId">The fact's id: table, aggregate and sequence.</param>
/// <param name="Sequence">The fact's place in its aggregate's chain.</param>
public sealed record FactNotice(string FactId, long Sequence);
