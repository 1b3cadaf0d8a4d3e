namespace Territoires.Domain.Territories;

/// <summary>
/// What bodies cover. A commune covers itself, an EPCI or an EPT the communes that the national file puts in it, a body made of others
/// what they cover, an invented one what its members cover. Of one in doubt, what all that it may be cover is certain; the rest, like
/// the members of a syndicat mixte or a PETR, is not known and never guessed.
/// </summary>
/// <param name="directory">Every body.</param>
/// <param name="communesOf">The codes of the communes of each body that the national file puts communes in, by its SIREN.</param>
public sealed class Perimeters(TerritoryDirectory directory, ILookup<string, string> communesOf)
{
    /// <summary>Nothing is known of any body.</summary>
    public static readonly Perimeters None = new(new TerritoryDirectory([]), Array.Empty<string>().ToLookup(code => code));

    /// <summary>All that these bodies cover together.</summary>
    public Perimeter Of(IEnumerable<Territory> bodies) => Perimeter.Union(bodies.Select(Of));

    public Perimeter Of(Territory body) => body.Resolution switch
    {
        TerritoryResolution.Composed => OfAll(body.Members, []),
        TerritoryResolution.Ambiguous => Perimeter.Intersection([.. body.Codes.Select(code => OfCode(code.Value, []))]),
        TerritoryResolution.Exact when body.Codes.Count > 0 && OfAll(body.Codes, []) is { IsUnknown: false } known => known,
        TerritoryResolution.Exact => OfAll(body.Members, []),
        _ => Perimeter.Unknown,
    };

    private Perimeter OfAll(IEnumerable<TerritoryCode> codes, HashSet<string> seen) =>
        Perimeter.Union(codes.Select(code => OfCode(code.Value, seen)));

    /// <param name="code">INSEE code or SIREN.</param>
    /// <param name="seen">Bodies on the way here: one that is said to be made of itself ends there.</param>
    private Perimeter OfCode(string code, HashSet<string> seen) => directory.Find(code) switch
    {
        { Kind: TerritoryKind.Commune } commune =>
            new Perimeter(commune.Codes.Where(one => one.Scheme == CodeScheme.Insee).Select(one => one.Value).Take(1)),
        _ when communesOf.Contains(code) => new Perimeter(communesOf[code]),
        { Members.Count: > 0 } made when !seen.Contains(code) => OfAll(made.Members, [.. seen, code]),
        _ => Perimeter.Unknown,
    };
}
