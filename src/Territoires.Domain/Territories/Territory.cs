namespace Territoires.Domain.Territories;

/// <summary>A body that may apply to a call, or an area that a call is about.</summary>
public sealed record Territory
{
    public required TerritoryKind Kind { get; init; }

    /// <summary>The name as its source writes it.</summary>
    public required string Name { get; init; }

    public IReadOnlyList<TerritoryCode> Codes { get; init; } = [];

    public IReadOnlyList<DepartementCode> Departements { get; init; } = [];

    public IReadOnlyList<RegionCode> Regions { get; init; } = [];

    /// <summary>Inhabitants (population municipale); null where the source states none.</summary>
    public int? Population { get; init; }

    /// <summary>Codes of the bodies that it is made of; empty where no source lists them.</summary>
    public IReadOnlyList<TerritoryCode> Members { get; init; } = [];

    public required TerritoryResolution Resolution { get; init; }

    /// <summary>The year of the referential (millésime) that the codes and members are taken from.</summary>
    public string? Vintage { get; init; }

    /// <summary>An invented body: shown as such wherever it appears.</summary>
    public bool Fictitious { get; init; }

    /// <summary>A body that the referential does not hold: it keeps its name, and nothing is guessed.</summary>
    public static Territory Unknown(TerritoryKind kind, string name) =>
        new() { Kind = kind, Name = name, Resolution = TerritoryResolution.Unknown };
}
