using Territoires.Domain.Programmes;
using Territoires.Domain.Territories;

namespace Territoires.Web.Received;

/// <summary>What an administrator writes down of a programme. What the source does not say is left out: it is unknown, not none.</summary>
public sealed record ProgrammeRequest
{
    public required string Name { get; init; }

    public required string Summary { get; init; }

    public IReadOnlyList<ProgrammeBody>? Bodies { get; init; }

    public IReadOnlyList<MemberCategory>? Categories { get; init; }

    /// <summary>In the order of their beginnings.</summary>
    public IReadOnlyList<ProgrammePhase>? Phases { get; init; }

    public IReadOnlyList<MemberTarget>? Targets { get; init; }

    public IReadOnlyList<ProgrammeEnvelope>? Envelopes { get; init; }

    public MemberSupport? Support { get; init; }

    /// <summary>How many members there were before the first one that is known by name.</summary>
    public OpeningRequest? Opening { get; init; }

    public string? Source { get; init; }

    public bool Fictitious { get; init; }

    /// <summary>What is invented; asked for where anything is.</summary>
    public string? Notice { get; init; }

    public Result<ProgrammeDefinition, Problem> ToDefinition()
    {
        var places = new List<DepartementCode>();
        foreach (var (i, written) in (Opening?.Departements ?? []).Index())
        {
            if (!DepartementCode.TryParse(written, out var code))
            {
                return Problems.UnknownTerritory(
                    $"opening.departements[{i}]", $"«\u00a0{written}\u00a0» n’est pas le code d’un département.");
            }

            places.Add(code);
        }

        return new ProgrammeDefinition
        {
            Name = Name,
            Summary = Summary,
            Bodies = Bodies ?? [],
            Categories = Categories ?? [],
            Phases = Phases ?? [],
            Targets = Targets ?? [],
            Envelopes = Envelopes ?? [],
            Support = Support,
            Opening = Opening is { } opening
                ? new OpeningBalance(
                    opening.Count, opening.At, opening.Source, opening.Departements is null ? null : places, opening.ByCategory)
                : null,
            Source = Source,
            Fictitious = Fictitious,
            Notice = Notice,
        };
    }
}

/// <param name="Count">How many.</param>
/// <param name="At">The day on which they were so many.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Departements">Codes; left out when nobody says where they are.</param>
/// <param name="ByCategory">By key; a category that is left out is unknown.</param>
public sealed record OpeningRequest(
    int Count, DateOnly At, string Source, IReadOnlyList<string>? Departements = null, IReadOnlyDictionary<string, int>? ByCategory = null);
