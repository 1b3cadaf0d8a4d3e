namespace Territoires.Domain.Jury;

/// <summary>What one juror's final review gave an application, as it was when the jury was convened.</summary>
/// <param name="JurorId">Whose: it no longer counts once they step aside.</param>
/// <param name="Mark">The weighted mark, in hundredths of a point: 0 to 500.</param>
/// <param name="Scores">In the order of the grid, 0 to 5.</param>
public sealed record JurorMark(string JurorId, int Mark, IReadOnlyList<int> Scores);
