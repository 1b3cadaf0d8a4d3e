using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>What one juror did on one file. Of a file from which they stepped aside, its number and the ground alone.</summary>
public sealed record JuryWorkFile(string Number, string Title, RecusalGround? Ground, ReviewState? Review, VoteChoice? Vote, bool IsWithdrawn = false);

/// <summary>All that a juror did on a call, on one page that they print and keep.</summary>
public sealed class ShowJuryWork(CallStore calls, Selections selections, ReviewStore reviews, SessionStore sessions)
{
    [Function(nameof(ShowJuryWork)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "jury/appels/{call}/mon-travail")] HttpRequest request, string call, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !actor.MayTouch(call) || !SessionAccess.IsMember(state, actor))
        {
            return Problems.NotFound.ToResult();
        }

        var session = state.SessionId is null ? null : (await sessions.LoadAsync(state.SessionId, cancellation)).State;
        var written = (await reviews.OfCallAsync(call, cancellation)).Where(review => review.JurorId == actor.Id)
            .ToDictionary(review => review.ApplicationId, StringComparer.Ordinal);
        var all = await selections.ApplicationsAsync(call, cancellation);
        JuryWorkFile[] files = [.. Selections.AdmissibleAmong(all).Concat(Selections.WithdrawnAmong(all))
            .Select(application => FileOf(application, written.GetValueOrDefault(application.Id), session, actor.Id))];
        return new RazorComponentResult<JuryWorkPage>(new { Call = state, Me = actor.Id, Files = files });
    }

    private static JuryWorkFile FileOf(ListedApplication application, ReviewState? review, JurySessionState? session, string juror)
    {
        var number = application.Submission!.Number;
        return application.Recusals.FirstOrDefault(recusal => recusal.JurorId == juror) is { } recusal
            ? new JuryWorkFile(number, string.Empty, recusal.Ground, null, null)
            : new JuryWorkFile(
                number,
                application.Title,
                null,
                review,
                session?.VoteOf(juror, application.Id),
                application.Stage == ApplicationStage.Withdrawn);
    }
}
