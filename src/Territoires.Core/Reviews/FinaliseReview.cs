using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Reviews;

/// <summary>A juror says that the review that they saved is complete.</summary>
public sealed class FinaliseReview(ApplicationDesk desk, ReviewStore reviews)
{
    /// <param name="id">The application.</param>
    /// <param name="ifMatch">The version that the juror saw before they confirmed.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<WrittenReview, ActRefusal<ReviewRefusal>>> RunAsync(
        string id, string ifMatch, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ReviewRefusal>.NotFound();
        }

        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        if (review.State is { IsFinal: true })
        {
            // Pressed twice: it is done.
            return new WrittenReview(review, found.Call);
        }

        var finalise = new ReviewCommand.Finalise(ReviewContext.Of(found.Call, found.State, act.Actor.Id));
        var saved = await reviews.ActAsync(review, [finalise], act, ifMatch);
        return saved.IsRefused ? saved.Refusal : new WrittenReview(saved.Value.Aggregate, found.Call);
    }

    /// <summary>Why it would be refused now; null when it would not. Nothing is saved.</summary>
    public async Task<ActRefusal<ReviewRefusal>?> WouldBeRefusedAsync(string id, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ReviewRefusal>.NotFound();
        }

        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        var finalise = new ReviewCommand.Finalise(ReviewContext.Of(found.Call, found.State, act.Actor.Id));
        var decided = ReviewDecision.Decide(review.State, finalise, act.ReceivedAt);
        return decided.IsRefused ? new ActRefusal<ReviewRefusal>.Refused(decided.Refusal) : null;
    }
}
