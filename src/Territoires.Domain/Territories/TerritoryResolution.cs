namespace Territoires.Domain.Territories;

/// <summary>How far a name was brought back to a body of the referential.</summary>
public enum TerritoryResolution
{
    /// <summary>Nothing in the referential: the name stands as it was given.</summary>
    Unknown,

    /// <summary>Several bodies could be meant, and nobody has chosen yet.</summary>
    Ambiguous,

    /// <summary>Not a body of the referential, but its members are, and a source names them.</summary>
    Composed,

    /// <summary>One body of the referential.</summary>
    Exact,
}
