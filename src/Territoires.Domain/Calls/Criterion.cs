namespace Territoires.Domain.Calls;

/// <summary>One line of the grid on which jurors score.</summary>
/// <param name="Key">Short stable name, used in reviews.</param>
/// <param name="Label">What jurors and the public read, in French.</param>
/// <param name="Weight">Share of the mark, in hundredths: the weights of a grid add up to 100.</param>
/// <param name="Guide">
/// What jurors ask themselves, and what the scores mean, in French; at most <see cref="MaxGuide"/> characters. Null where the label says
/// it all.
/// </param>
public sealed record Criterion(string Key, string Label, int Weight, string? Guide = null)
{
    /// <summary>Scores go from 0 to this, in whole points.</summary>
    public const int MaxScore = 5;

    public const int MaxGuide = 1000;
}
