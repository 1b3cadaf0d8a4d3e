using System.Text.Json.Serialization;
using Territoires.Domain.Territories;

namespace Territoires.Domain.Programmes;

/// <summary>What a body does in a programme.</summary>
public enum BodyRole
{
    Pilot,
    CoOrganiser,
    Partner,
    Operator,
    Authority,
}

/// <param name="Name">As its source writes it.</param>
public sealed record ProgrammeBody(string Name, BodyRole Role);

/// <summary>A kind of members that a target counts.</summary>
/// <param name="Key">Short name, shaped as that of a call.</param>
/// <param name="Label">What people read.</param>
public sealed record MemberCategory(string Key, string Label);

/// <summary>A time of the programme. That it ends ends nothing by itself: members are renewed, or leave.</summary>
/// <param name="Key">Short name, shaped as that of a call.</param>
/// <param name="Label">What people read.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day; null when none is set.</param>
public sealed record ProgrammePhase(string Key, string Label, DateOnly From, DateOnly? To = null);

/// <summary>How many members there are to be by a day.</summary>
/// <param name="Count">Of members.</param>
/// <param name="By">The last day.</param>
/// <param name="Category">Key of the category that counts; null for all.</param>
public sealed record MemberTarget(int Count, DateOnly By, string? Category = null);

/// <param name="Cents">Of euros.</param>
/// <param name="Label">What for, and whose.</param>
/// <param name="IsQuoted">A sum that the source quotes for a whole policy: it is not what members share.</param>
public sealed record ProgrammeEnvelope(long Cents, string Label, bool IsQuoted = false);

/// <summary>What each member is given.</summary>
/// <param name="Kind">In words.</param>
/// <param name="Months">How long.</param>
/// <param name="CentsAYear">In cents of euros; null when the source states no sum.</param>
public sealed record MemberSupport(string Kind, int Months, long? CentsAYear = null)
{
    /// <summary>For one member, from beginning to end; null when the source states no sum.</summary>
    [JsonIgnore]
    public long? TotalCents => CentsAYear * Months / MonthsAYear;

    private const int MonthsAYear = 12;
}

/// <summary>Members of before the first one that is known by name. What its source does not say is null: unknown is not none.</summary>
/// <param name="Count">How many.</param>
/// <param name="At">The day on which they were so many; whoever is admitted from that day on is not among them.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Departements">Where they are; null when nobody says.</param>
/// <param name="ByCategory">How many of each category, by key; a category that is absent is unknown.</param>
public sealed record OpeningBalance(
    int Count, DateOnly At, string Source, IReadOnlyList<DepartementCode>? Departements = null,
    IReadOnlyDictionary<string, int>? ByCategory = null);

/// <summary>What a programme is: all that an administrator writes down of it.</summary>
public sealed record ProgrammeDefinition
{
    public required string Name { get; init; }

    public required string Summary { get; init; }

    public IReadOnlyList<ProgrammeBody> Bodies { get; init; } = [];

    public IReadOnlyList<MemberCategory> Categories { get; init; } = [];

    public IReadOnlyList<ProgrammePhase> Phases { get; init; } = [];

    public IReadOnlyList<MemberTarget> Targets { get; init; } = [];

    public IReadOnlyList<ProgrammeEnvelope> Envelopes { get; init; } = [];

    /// <summary>Null for a label alone.</summary>
    public MemberSupport? Support { get; init; }

    /// <summary>Null when every member is known by name.</summary>
    public OpeningBalance? Opening { get; init; }

    /// <summary>Where all this is written.</summary>
    public string? Source { get; init; }

    /// <summary>Some of it is invented for a demonstration.</summary>
    public bool Fictitious { get; init; }

    /// <summary>What is invented; null when nothing is.</summary>
    public string? Notice { get; init; }

    public ProgrammePhase? PhaseOf(string? key) => Phases.FirstOrDefault(phase => phase.Key == key);

    public bool HasCategory(string key) => Categories.Any(category => category.Key == key);

    /// <summary>What people read for a category; its key where the programme no longer has it.</summary>
    public string LabelOf(string category) => Categories.FirstOrDefault(one => one.Key == category)?.Label ?? category;
}
