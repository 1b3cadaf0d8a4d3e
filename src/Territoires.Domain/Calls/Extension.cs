namespace Territoires.Domain.Calls;

/// <summary>A closing that was put off, for every candidate alike: the one way in which frozen rules change.</summary>
/// <param name="Before">The dates as they were.</param>
/// <param name="After">The dates as they are from then on; none is earlier than before.</param>
/// <param name="Reason">Why, in French, for everybody to read.</param>
/// <param name="At">When it was decided.</param>
public sealed record Extension(Calendar Before, Calendar After, string Reason, DateTimeOffset At);
