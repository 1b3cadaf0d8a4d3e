namespace Territoires.Domain.Instruction;

/// <summary>What a service of the State thinks of an application.</summary>
public enum Verdict
{
    Favorable,
    Reserved,
    Unfavorable,
}

/// <param name="Text">About the application, never about a person; null when the verdict says all.</param>
public sealed record Opinion(string ServiceId, Verdict Verdict, string? Text)
{
    public const int MaxText = 4000;
}
