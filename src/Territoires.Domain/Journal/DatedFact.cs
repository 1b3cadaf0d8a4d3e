namespace Territoires.Domain.Journal;

/// <summary>A fact without what it says.</summary>
/// <param name="Type">Its name, e.g. <c>CallOpened</c>.</param>
/// <param name="At">The instant of the act.</param>
/// <param name="Actor">Who acted: an identifier, never a name.</param>
public sealed record DatedFact(string Type, DateTimeOffset At, string Actor);
