using System.Text.Json.Serialization;

namespace Territoires.Domain.Instruction;

/// <summary>What happened to a review. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(ReviewStarted), nameof(ReviewStarted))]
[JsonDerivedType(typeof(ReviewWritten), nameof(ReviewWritten))]
[JsonDerivedType(typeof(ReviewFinalised), nameof(ReviewFinalised))]
[JsonDerivedType(typeof(ReviewReopened), nameof(ReviewReopened))]
public abstract record ReviewFact
{
    private ReviewFact()
    {
    }

    /// <summary>Comes with the first <see cref="ReviewWritten"/>.</summary>
    /// <param name="At">When; null in facts of before instants were kept.</param>
    public sealed record ReviewStarted(string Id, string CallId, string ApplicationId, string JurorId, DateTimeOffset? At = null)
        : ReviewFact;

    public sealed record ReviewWritten(IReadOnlyDictionary<string, int> Scores, string Comment) : ReviewFact;

    /// <param name="At">When; null in facts of before instants were kept.</param>
    public sealed record ReviewFinalised(DateTimeOffset? At = null) : ReviewFact;

    /// <summary>Its juror takes it up again: it counts no more until it is final anew.</summary>
    public sealed record ReviewReopened : ReviewFact;
}
