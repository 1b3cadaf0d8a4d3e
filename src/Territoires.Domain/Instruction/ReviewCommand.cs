namespace Territoires.Domain.Instruction;

/// <summary>What can be asked of a review, by its juror.</summary>
public abstract record ReviewCommand
{
    private ReviewCommand()
    {
    }

    /// <summary>Writes the review down as it stands, whole: a score left out is taken back.</summary>
    public sealed record Write(
        string Id, string CallId, string ApplicationId, string JurorId, IReadOnlyDictionary<string, int> Scores, string? Comment,
        ReviewContext Context) : ReviewCommand;

    /// <summary>Says that the review is complete.</summary>
    public sealed record Finalise(ReviewContext Context) : ReviewCommand;

    /// <summary>Takes a final review up again, until the jury is convened.</summary>
    public sealed record Reopen(ReviewContext Context) : ReviewCommand;
}
