namespace Territoires.Domain.Instruction;

public enum ReviewStage
{
    /// <summary>Being written: only its juror sees it.</summary>
    Written,

    /// <summary>Frozen; it counts in the mean.</summary>
    Final,
}

/// <summary>What one juror makes of one application, on the grid of the call.</summary>
public sealed record ReviewState
{
    public required string Id { get; init; }

    public required string CallId { get; init; }

    public required string ApplicationId { get; init; }

    public required string JurorId { get; init; }

    /// <summary>Score by criterion key, 0 to 5; a criterion not scored yet is absent.</summary>
    public IReadOnlyDictionary<string, int> Scores { get; init; } = new Dictionary<string, int>();

    /// <summary>About the application, never about a person; at most 4,000 characters.</summary>
    public string Comment { get; init; } = string.Empty;

    public ReviewStage Stage { get; init; }

    /// <summary>When it was begun; null where instants were not kept yet.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was made final; null while it is not, and where instants were not kept yet.</summary>
    public DateTimeOffset? FinalAt { get; init; }

    public bool IsFinal => Stage == ReviewStage.Final;
}
