namespace Territoires.Domain.Territories;

/// <summary>What a name or a code was resolved to.</summary>
public abstract record TerritoryMatch
{
    private TerritoryMatch() { }

    public sealed record Exact(Territory Territory) : TerritoryMatch;

    /// <summary>
    /// The person must choose. A single candidate is possible: a name that only begins as the text does, or whose
    /// kind is not the one given, is proposed and never taken.
    /// </summary>
    public sealed record Ambiguous(IReadOnlyList<Territory> Candidates) : TerritoryMatch;

    public sealed record Unknown(string Text) : TerritoryMatch;
}
