using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Domain.Publication;

namespace Territoires.Domain.Applications;

/// <summary>What became of an application once the list is public, and why, as far as the rules let it be said.</summary>
/// <param name="IsLaureate">True when it is on the list as it stands.</param>
/// <param name="WhyNotAdmissible">Why it could not be examined on its merits; empty for any other, or when the rules keep reasons.</param>
/// <param name="Departure">Why the authority departed from the jury's proposal for it; null when it followed, or when the rules keep
/// reasons.</param>
public sealed record ApplicationOutcome(bool IsLaureate, IReadOnlyList<string> WhyNotAdmissible, Departure? Departure)
{
    /// <summary>Its rank among those who follow the laureates, from 1; null when it is not among them.</summary>
    public int? ReserveRank { get; init; }

    /// <summary>True for a laureate who gave up.</summary>
    public bool GaveUp { get; init; }

    /// <summary>Null until the instant of publication, and for what was never examined: a draft, or what its applicant took back.</summary>
    public static ApplicationOutcome? Of(ApplicationState application, CallState call, DateTimeOffset now)
    {
        if (!call.IsPublishedAt(now) || call.Designation is not { } designation
            || application is not { Stage: ApplicationStage.Submitted, Submission: { } submission })
        {
            return null;
        }

        var says = call.Rules.ReasonsShown;
        var list = ListVersion.Of(call);
        return new ApplicationOutcome(
            list.Laureates.Any(laureate => laureate.Id == application.Id),
            says && application.Eligibility is { Admissible: false } refused ? refused.Reasons : [],
            says ? designation.Departures.FirstOrDefault(departure => departure.Number == submission.Number) : null)
        {
            ReserveRank = list.RankOf(application.Id),
            GaveUp = list.Changes.Any(
                change => change.Kind == ListChangeKind.Withdrew && change.Application?.Id == application.Id),
        };
    }
}
