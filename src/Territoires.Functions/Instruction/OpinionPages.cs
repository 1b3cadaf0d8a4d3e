using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>What the page of an opinion shows beside what is saved.</summary>
/// <param name="Form">What was typed, when it was refused; null to show what is saved.</param>
/// <param name="Problem">Why.</param>
/// <param name="Saved">The opinion was just saved.</param>
public sealed record OpinionSent(OpinionForm? Form = null, Problem? Problem = null, bool Saved = false);

/// <summary>The page on which a service reads a file and gives its opinion, as it stands or with what was just refused.</summary>
public sealed class OpinionPages(CallStore calls)
{
    public async Task<IResult> ShowAsync(Loaded<ApplicationState> application, Act act, OpinionSent sent, CancellationToken cancellation)
    {
        if (sent.Problem is { IsAboutTheForm: false } problem)
        {
            return problem.ToResult();
        }

        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        return new RazorComponentResult<OpinionPage>(new
        {
            Call = call,
            Application = state,
            Mine = state.Opinions.FirstOrDefault(opinion => opinion.ServiceId == act.Actor.Id),
            IsInTime = act.ReceivedAt <= call.Rules.Calendar.ReviewsBy.Instant && Procedure.Allows(ProcedureAct.GiveOpinion, Procedure.Of(call)),
            Sent = sent,
        })
        {
            StatusCode = sent.Problem?.Status ?? StatusCodes.Status200OK,
        };
    }
}
