using Territoires.Domain.Calls;
using Territoires.Domain.Designation;

namespace Territoires.Web.Answers;

/// <summary>The designation by application number, with every departure from the proposal and its reason.</summary>
/// <param name="TiedAtCut">Null when the jury's votes alone chose who is proposed.</param>
/// <param name="Replaced">Designations that were replaced before the publication.</param>
public sealed record DesignationAnswer(
    string Call, bool Fictitious, IReadOnlyList<string> Laureates, IReadOnlyList<Departure> Departures, TieAnswer? TiedAtCut,
    IReadOnlyList<FormerDesignationAnswer> Replaced)
{
    /// <summary>Who follows the laureates, by rank.</summary>
    public IReadOnlyList<string> Reserve { get; init; } = [];

    /// <summary>How often the reserve was set: whoever sets it anew says which one they saw.</summary>
    public int ReserveVersion { get; init; }

    public static DesignationAnswer Of(CallState call) => new(
        call.Id, call.Rules.Fictitious, [.. call.Designation!.Laureates.Select(laureate => laureate.Number)], call.Designation.Departures,
        TieAnswer.Of(call.Proposal?.Tie, call),
        [.. call.FormerDesignations.Select(
            former => new FormerDesignationAnswer(
                [.. former.List.Laureates.Select(laureate => laureate.Number)], former.Reason, former.ReplacedAt))])
    {
        Reserve = [.. call.Reserve.Select(one => one.Number)],
        ReserveVersion = call.ReserveVersion,
    };
}

/// <summary>A designation that was replaced before its publication, and why.</summary>
public sealed record FormerDesignationAnswer(IReadOnlyList<string> Laureates, string Reason, DateTimeOffset ReplacedAt);
