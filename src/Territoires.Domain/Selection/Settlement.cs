namespace Territoires.Domain.Selection;

/// <summary>What tells two adopted applications apart, in the order in which it is asked.</summary>
public enum SettlementKind
{
    /// <summary>The share of votes in favour.</summary>
    Votes,

    /// <summary>The mean of the marks.</summary>
    Mean,

    /// <summary>The mean of the scores on one criterion.</summary>
    Criterion,

    Draw,
}

/// <param name="Criterion">Which one, from 0 in the order of the grid; null for any other kind.</param>
public sealed record Settlement(SettlementKind Kind, int? Criterion = null)
{
    public static readonly Settlement ByVotes = new(SettlementKind.Votes);

    /// <summary>The one of two that was asked later.</summary>
    public Settlement OrLater(Settlement other) => (other.Kind, other.Criterion ?? 0).CompareTo((Kind, Criterion ?? 0)) > 0 ? other : this;
}

/// <summary>
/// Adopted applications on both sides of the last place have the same share of votes: the jury's votes alone did not choose
/// between them.
/// </summary>
/// <param name="Numbers">All of them, proposed or not, in the order in which they come out.</param>
/// <param name="By">What put the last one proposed before the first one that is not.</param>
public sealed record TieAtCut(IReadOnlyList<string> Numbers, Settlement By)
{
    /// <summary>Compares number by number, which the equality of records with a list does not.</summary>
    public bool Equals(TieAtCut? other) => other is not null && By == other.By && Numbers.SequenceEqual(other.Numbers);

    public override int GetHashCode() => HashCode.Combine(By, Numbers.Count);
}
