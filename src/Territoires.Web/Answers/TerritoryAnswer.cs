using Territoires.Domain.Territories;

namespace Territoires.Web.Answers;

/// <summary>What the search answers for one body.</summary>
public sealed record TerritoryAnswer(
    string Name, string Kind, IReadOnlyList<CodeAnswer> Codes, IReadOnlyList<string> Departements, IReadOnlyList<string> Regions,
    int? Population, string Resolution, bool Fictitious, string? FoundAs = null)
{
    /// <summary>With the name of what has become a part of the body, when it was found by it.</summary>
    public static TerritoryAnswer Of(TerritoryHit hit) => Of(hit.Territory) with { FoundAs = hit.Once };

    public static TerritoryAnswer Of(Territory territory) => new(
        territory.Name,
        TerritoryKindCode.Of(territory.Kind),
        [.. territory.Codes.Select(code => new CodeAnswer(code.Scheme == CodeScheme.Insee ? "insee" : "siren", code.Value))],
        [.. territory.Departements.Select(code => code.Value)],
        [.. territory.Regions.Select(code => code.Value)],
        territory.Population,
        territory.Resolution.ToString().ToLowerInvariant(),
        territory.Fictitious);
}

public sealed record TerritoriesAnswer(IReadOnlyList<TerritoryAnswer> Territories);

/// <summary>A code and its scheme: <c>insee</c> or <c>siren</c>.</summary>
public sealed record CodeAnswer(string Scheme, string Value);
