namespace Territoires.Domain.Instruction;

/// <summary>What lists show of a review.</summary>
/// <param name="StartedAt">When it was begun; null where instants were not kept yet.</param>
/// <param name="FinalAt">When it was made final; null while it is not, and where instants were not kept yet.</param>
public sealed record ListedReview(
    string ApplicationId, string JurorId, bool IsFinal, DateTimeOffset? StartedAt = null, DateTimeOffset? FinalAt = null)
{
    public static ListedReview Of(ReviewState review) =>
        new(review.ApplicationId, review.JurorId, review.IsFinal, review.StartedAt, review.FinalAt);
}
