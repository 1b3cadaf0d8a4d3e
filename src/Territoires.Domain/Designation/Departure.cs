namespace Territoires.Domain.Designation;

/// <summary>How a designation departs from the proposal for one application.</summary>
public enum DepartureKind
{
    /// <summary>Proposed by the jury, not designated.</summary>
    Removed,

    /// <summary>Designated, not proposed by the jury.</summary>
    Added,

    /// <summary>Proposed and designated, at another place among those that are both.</summary>
    Moved,
}

/// <param name="Reason">Why, in words; about the application, never about a person. Empty when it is still missing.</param>
public sealed record Departure(string Number, DepartureKind Kind, string Reason)
{
    public const int MaxReason = 2000;
}

/// <summary>A reason that the authority gives for one application.</summary>
public sealed record DepartureReason(string Number, string Reason);
