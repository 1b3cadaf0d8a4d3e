using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Reviews;

/// <summary>A juror takes their final review up again, as long as nothing was decided with it.</summary>
public sealed class ReopenReview(ApplicationDesk desk, ReviewStore reviews)
{
    public async Task<Result<WrittenReview, ActRefusal<ReviewRefusal>>> RunAsync(
        string id, Act act, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, act.Actor, cancellation) is not { } found)
        {
            return new ActRefusal<ReviewRefusal>.NotFound();
        }

        var review = await reviews.LoadAsync(id, act.Actor.Id, cancellation);
        var saved = await reviews.ActAsync(
            review, [new ReviewCommand.Reopen(ReviewContext.Of(found.Call, found.State, act.Actor.Id))], act);
        return saved.IsRefused ? saved.Refusal : new WrittenReview(saved.Value.Aggregate, found.Call);
    }
}
