using static Territoires.Domain.Instruction.ReviewFact;

namespace Territoires.Domain.Instruction;

/// <summary>
/// Where a review holds words that may name a person: its comment. They are kept apart from facts, so that they can be erased.
/// </summary>
public static class ReviewWords
{
    /// <summary>The fact with its words put through <paramref name="word"/>.</summary>
    public static ReviewFact Each(ReviewFact fact, Func<string, string> word) =>
        fact is ReviewWritten written ? written with { Comment = word(written.Comment) } : fact;

    /// <summary>What is left of a review once its words are erased.</summary>
    public static ReviewState Without(ReviewState review) => review with { Comment = string.Empty };
}
