using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>What the page of a file shows beside what is saved.</summary>
/// <param name="Review">The review as it was typed, when it was refused; null to show what is saved.</param>
/// <param name="Ground">The ground of the recusal that was refused.</param>
/// <param name="Problem">Why.</param>
/// <param name="Saved">The review was just saved.</param>
public sealed record JuryFileSent(ReviewForm? Review = null, string? Ground = null, Problem? Problem = null, bool Saved = false);

/// <summary>The page on which a juror reads and scores a file, as it stands or with what was just refused.</summary>
public sealed class JuryFilePages(CallStore calls, ReviewStore reviews, SessionStore sessions)
{
    public async Task<IResult> ShowAsync(Loaded<ApplicationState> application, Act act, JuryFileSent sent, CancellationToken cancellation)
    {
        if (sent.Problem is { IsAboutTheForm: false } problem)
        {
            return problem.ToResult();
        }

        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        var review = await reviews.LoadAsync(state.Id, act.Actor.Id, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        return new RazorComponentResult<JuryFilePage>(new
        {
            Call = call,
            Application = state,
            Review = review.State,
            Version = review.EntityTag,
            IsAssigned = ReviewContext.Of(call, state, act.Actor.Id).IsAssigned,
            IsInTime = act.ReceivedAt <= call.Rules.Calendar.ReviewsBy.Instant && Procedure.Allows(ProcedureAct.WriteReview, Procedure.Of(call)),
            TakesRecusal = session?.TakesRecusal ?? true,
            Sent = sent,
        })
        {
            StatusCode = sent.Problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
