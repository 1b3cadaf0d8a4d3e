using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Orchestrations;

namespace Territoires.Core.Effects;

/// <summary>
/// Whether a call has passed a milestone: read from the facts each time, never remembered. It is the truth behind every
/// event that an orchestration waits for.
/// </summary>
public sealed class Milestones(CallStore calls, ApplicationStore applications, ReviewStore reviews, SessionStore sessions)
{
    public async Task<bool> IsReachedAsync(MilestoneQuestion question, CancellationToken cancellation)
    {
        var call = await calls.ReadAsync(question.CallId, cancellation);
        return question.Event switch
        {
            EventNames.EligibilityDecided => await EligibilityIsDecidedAsync(call, cancellation),
            EventNames.ReviewFinalised => await ReviewsAreInAsync(call, cancellation),
            EventNames.MinutesSigned => await MinutesAreSignedAsync(call, cancellation),
            EventNames.DeadlineExtended => call.Extensions.Count > 0,
            EventNames.ProposalSent => call.Proposal is not null,
            EventNames.LaureatesDesignated => call.Designation is not null,
            EventNames.PublicationScheduled => call.PublicationAt is not null,
            _ => throw new InvalidOperationException($"No milestone is called {question.Event}."),
        };
    }

    /// <summary>Once closed, every submission has its decision.</summary>
    private async Task<bool> EligibilityIsDecidedAsync(CallState call, CancellationToken cancellation)
    {
        if (call.Submissions is null)
        {
            return false;
        }

        await foreach (var application in applications.OfCallAsync(call.Id, cancellation))
        {
            if (application.AwaitsEligibility)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every admissible application has reviewers, and each of them is done.</summary>
    private async Task<bool> ReviewsAreInAsync(CallState call, CancellationToken cancellation)
    {
        await foreach (var application in applications.OfCallAsync(call.Id, cancellation))
        {
            if (!application.IsAdmissible)
            {
                continue;
            }

            var final = await reviews.OfApplicationAsync(application, cancellation);
            if (application.Assigned.Count == 0 || !application.Assigned.All(juror => final.Any(review => review.JurorId == juror && review.IsFinal)))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> MinutesAreSignedAsync(CallState call, CancellationToken cancellation) =>
        call.SessionId is not null && (await sessions.LoadAsync(call.SessionId, cancellation)).State is { Stage: SessionStage.Signed };
}
