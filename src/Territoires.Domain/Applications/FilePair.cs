namespace Territoires.Domain.Applications;

/// <summary>Two files of one call, whichever is named first.</summary>
public sealed record FilePair
{
    private FilePair(ApplicationRef one, ApplicationRef other) => (One, Other) = (one, other);

    /// <summary>Of the two, the one whose number comes first.</summary>
    public ApplicationRef One { get; }

    public ApplicationRef Other { get; }

    public static FilePair Of(ApplicationRef one, ApplicationRef other) =>
        string.CompareOrdinal(one.Number, other.Number) <= 0 ? new FilePair(one, other) : new FilePair(other, one);
}
