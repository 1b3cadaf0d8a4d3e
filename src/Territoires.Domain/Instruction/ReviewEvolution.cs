using static Territoires.Domain.Instruction.ReviewFact;

namespace Territoires.Domain.Instruction;

/// <summary>What a fact makes of a review. Total over facts: a fact that is stored is never refused.</summary>
public static class ReviewEvolution
{
    public static ReviewState Evolve(ReviewState? state, ReviewFact fact) => fact switch
    {
        ReviewStarted started => new ReviewState
        {
            Id = started.Id,
            CallId = started.CallId,
            ApplicationId = started.ApplicationId,
            JurorId = started.JurorId,
            StartedAt = started.At,
        },
        ReviewWritten written => After(state, fact) with { Scores = written.Scores, Comment = written.Comment },
        ReviewFinalised final => After(state, fact) with { Stage = ReviewStage.Final, FinalAt = final.At },
        ReviewReopened => After(state, fact) with { Stage = ReviewStage.Written, FinalAt = null },
        _ => throw new InvalidOperationException($"Unknown fact {fact}."),
    };

    private static ReviewState After(ReviewState? state, ReviewFact fact) =>
        state ?? throw new InvalidOperationException($"{fact} cannot be the first fact of a review.");
}
