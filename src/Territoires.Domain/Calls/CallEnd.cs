namespace Territoires.Domain.Calls;

/// <summary>How a call ends without a list. One whose laureates are designated ends by its publication.</summary>
public enum CallEndKind
{
    /// <summary>There is nobody to designate: no application is admissible, or none was retained.</summary>
    Fruitless,

    /// <summary>Opened by mistake, or given up.</summary>
    Cancelled,
}

/// <summary>The end of a call without a list.</summary>
/// <param name="Kind">How.</param>
/// <param name="Reason">Why, in French; everybody reads it.</param>
/// <param name="At">When, UTC.</param>
public sealed record CallEnd(CallEndKind Kind, string Reason, DateTimeOffset At)
{
    public const int MaxReason = 1000;
}
