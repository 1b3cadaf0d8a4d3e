namespace Territoires.Domain.Instruction;

/// <summary>What a service of the State thinks of an application.</summary>
public enum Verdict
{
    Favorable,
    Reserved,
    Unfavorable,
}

/// <param name="Text">About the application, never about a person; null when the verdict says all.</param>
/// <param name="At">When it was given; null in facts of before instants were kept.</param>
public sealed record Opinion(string ServiceId, Verdict Verdict, string? Text, DateTimeOffset? At = null)
{
    public const int MaxText = 4000;

    /// <summary>The same service says the same, whenever it says it.</summary>
    public bool IsSame(Opinion other) => this with { At = null } == other with { At = null };
}
