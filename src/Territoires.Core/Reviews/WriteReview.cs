using Territoires.Core.Applications;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Reviews;

/// <summary>The whole review as it stands; with <c>final</c>, it is frozen too.</summary>
public sealed record ReviewRequest(IReadOnlyDictionary<string, int> Scores, string? Comment = null, bool Final = false);

/// <summary>A juror writes their review of a file that was given to them.</summary>
public sealed class WriteReview(ApplicationStore applications, ReviewStore reviews)
{
    /// <param name="id">The application.</param>
    /// <param name="request">The whole review.</param>
    /// <param name="ifMatch">The version that the juror saw; null when they saw that there was none.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    public async Task<Result<WrittenReview, ActRefusal<ReviewRefusal>>> RunAsync(
        string id, ReviewRequest request, string? ifMatch, Act act, CancellationToken cancellation)
    {
        if (await applications.FindWithCallAsync(id, act.Actor, cancellation) is not { State: var application, Call: var call })
        {
            return await applications.WhyNotAsync(id, act.Actor, cancellation) is ActRefusal<ApplicationRefusal>.Refused
                ? new ActRefusal<ReviewRefusal>.Refused(new ReviewRefusal.FileWithdrawn())
                : new ActRefusal<ReviewRefusal>.NotFound();
        }

        var context = ReviewContext.Of(call, application, act.Actor.Id);
        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        if (ifMatch is null && review.State is not null)
        {
            return new ActRefusal<ReviewRefusal>.Stale();
        }

        var write = new ReviewCommand.Write(review.Key, call.Id, id, act.Actor.Id, request.Scores, request.Comment, context);
        ReviewCommand[] commands = request.Final ? [write, new ReviewCommand.Finalise(context)] : [write];
        var saved = await reviews.ActAsync(review, commands, act, ifMatch ?? review.EntityTag);
        return saved.IsRefused ? saved.Refusal : new WrittenReview(saved.Value.Aggregate, call);
    }
}

/// <summary>A review that was saved, and the call whose grid it is on.</summary>
public sealed record WrittenReview(Loaded<ReviewState> Review, CallState Call);
