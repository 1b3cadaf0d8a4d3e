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
            EventNames.CallEnded => call.End is not null,
            _ => throw new InvalidOperationException($"No milestone is called {question.Event}."),
        };
    }

    /// <summary>Once closed, every submission has its decision; where the organiser makes a list, it is as long as it must be.</summary>
    private async Task<bool> EligibilityIsDecidedAsync(CallState call, CancellationToken cancellation) =>
        call.Submissions is not null && !await applications.AnyAwaitsEligibilityAsync(call.Id, cancellation)
        && (call.Rules.Spotting is not { } spotting
            || (await applications.ListAsync(call.Id, cancellation)).Count(file => file.IsInTheRunning) >= spotting.AtLeast);

    /// <summary>Every admissible application has reviewers, and each of them is done.</summary>
    private async Task<bool> ReviewsAreInAsync(CallState call, CancellationToken cancellation)
    {
        var all = applications.ListAsync(call.Id, cancellation);
        var final = (await reviews.ListAsync(call.Id, cancellation)).Where(review => review.IsFinal)
            .Select(review => (review.ApplicationId, review.JurorId)).ToHashSet();
        return (await all).Where(application => application.IsAdmissible)
            .All(application => application.Assigned.Count > 0
                && application.Assigned.All(juror => final.Contains((application.Id, juror))));
    }

    private async Task<bool> MinutesAreSignedAsync(CallState call, CancellationToken cancellation) =>
        call.SessionId is not null && (await sessions.LoadAsync(call.SessionId, cancellation)).State is { Stage: SessionStage.Signed };
}
