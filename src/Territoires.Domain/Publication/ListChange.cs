using Territoires.Domain.Applications;

namespace Territoires.Domain.Publication;

/// <summary>What changes a list after its publication.</summary>
public enum ListChangeKind
{
    /// <summary>An erratum: what the list says of a laureate, or its text.</summary>
    Corrected,

    /// <summary>A laureate gave up.</summary>
    Withdrew,

    /// <summary>The first of the reserve takes the place of one who gave up.</summary>
    Called,
}

/// <summary>An erratum: of one laureate, of the text of the list, or of both.</summary>
/// <param name="Laureate">Whom it is about; null for the text alone.</param>
/// <param name="Shown">What is shown of the laureate from then on.</param>
/// <param name="Text">What the list says above its laureates from then on, empty for nothing; null when it stays.</param>
public sealed record ListCorrection(ApplicationRef? Laureate = null, ShownLaureate? Shown = null, string? Text = null)
{
    public const int MaxText = 2000;

    public bool IsSame(ListCorrection other) =>
        Laureate == other.Laureate && Text == other.Text
        && (Shown is null ? other.Shown is null : other.Shown is not null && Shown.IsSame(other.Shown));
}

/// <summary>A change of the list after its publication; each makes a version more.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, in French; everybody reads it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Application">Whom it is about; null for the text of the list.</param>
/// <param name="Correction">Of an erratum; null for any other.</param>
public sealed record ListChange(
    ListChangeKind Kind, string Reason, DateTimeOffset At, ApplicationRef? Application = null, ListCorrection? Correction = null)
{
    public const int MaxReason = 1000;
}
