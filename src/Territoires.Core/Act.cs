namespace Territoires.Core;

/// <summary>Who acts, and at which one instant: the only <c>now</c> of the act.</summary>
/// <param name="Actor">Who.</param>
/// <param name="ReceivedAt">When the request reached the server; for an activity, when it ran.</param>
public sealed record Act(Actor Actor, DateTimeOffset ReceivedAt);
