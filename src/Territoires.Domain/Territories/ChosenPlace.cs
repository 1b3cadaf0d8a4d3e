namespace Territoires.Domain.Territories;

/// <summary>A place that a call chooses, rather than a whole territory: a workshop, a shared office, a station.</summary>
/// <param name="Name">As its source writes it.</param>
/// <param name="Operator">Who runs it; null where no source says so.</param>
public sealed record ChosenPlace(string Name, string? Operator = null);
