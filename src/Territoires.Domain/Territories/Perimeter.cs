namespace Territoires.Domain.Territories;

/// <summary>How two perimeters stand to each other.</summary>
public enum PerimeterRelation
{
    /// <summary>Without a commune in common, or one of them is not known.</summary>
    Apart,

    /// <summary>They share communes, and each has some of its own.</summary>
    Overlapping,

    /// <summary>The first has all the communes of the second, and more.</summary>
    Containing,

    /// <summary>The second has all the communes of the first, and more.</summary>
    Within,

    /// <summary>The same communes.</summary>
    Same,
}

/// <summary>The communes that a territory covers, by the codes of the referential; none where nobody knows them.</summary>
public sealed class Perimeter(IEnumerable<string> communes)
{
    public static readonly Perimeter Unknown = new([]);

    private readonly HashSet<string> communes = new(communes, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Communes => communes;

    public bool IsUnknown => communes.Count == 0;

    public static Perimeter Union(IEnumerable<Perimeter> perimeters) =>
        perimeters.ToArray() is [var only] ? only : new Perimeter(perimeters.SelectMany(one => one.communes));

    /// <summary>What all of them cover.</summary>
    public static Perimeter Intersection(IReadOnlyList<Perimeter> perimeters) => perimeters.Count == 0
        ? Unknown
        : new Perimeter(perimeters[0].communes.Where(commune => perimeters.All(one => one.communes.Contains(commune))));

    /// <summary>How many communes both cover.</summary>
    public int SharedWith(Perimeter other) => communes.Count <= other.communes.Count
        ? communes.Count(other.communes.Contains)
        : other.SharedWith(this);

    public bool Overlaps(Perimeter other) => SharedWith(other) > 0;

    /// <summary>Whether it covers all that the other covers; what is not known is contained in nothing.</summary>
    public bool Contains(Perimeter other) => !other.IsUnknown && SharedWith(other) == other.communes.Count;

    public PerimeterRelation To(Perimeter other) => (SharedWith(other), Contains(other), other.Contains(this)) switch
    {
        (0, _, _) => PerimeterRelation.Apart,
        (_, true, true) => PerimeterRelation.Same,
        (_, true, _) => PerimeterRelation.Containing,
        (_, _, true) => PerimeterRelation.Within,
        _ => PerimeterRelation.Overlapping,
    };
}
