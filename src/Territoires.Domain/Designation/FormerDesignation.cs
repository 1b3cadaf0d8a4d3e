namespace Territoires.Domain.Designation;

/// <summary>A designation that the authority replaced before it was published.</summary>
/// <param name="List">Whom it named.</param>
/// <param name="Reason">Why it was replaced, in French; at most <see cref="Departure.MaxReason"/> characters.</param>
/// <param name="ReplacedAt">When, UTC.</param>
public sealed record FormerDesignation(DesignatedList List, string Reason, DateTimeOffset ReplacedAt);
