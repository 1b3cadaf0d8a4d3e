using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Overlapping;

/// <summary>The files of a call that may be one territory twice: read by those who read files, answered by the secretary.</summary>
public sealed class OverlapsController(ManagedCalls managed, Selections selections, CallOverlaps overlaps) : ControllerBase
{
    [Reads("gestion/appels/{call}/recoupements"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowManagedOverlapsAsync(string call, CancellationToken cancellation)
    {
        if (await FindAsync(call, cancellation) is not var (state, names, found))
        {
            return Problems.NotFound.ToResult();
        }

        var pairs = CallOverlaps.Listed(state, found);
        var page = pairs.Page(Paging.Asked(Request.Query[Paging.Parameter]));
        return Page.Of(new ManagedOverlapsPage
        {
            Call = state,
            Files = page,
            Meeting = [.. page.Items.Select(pair => MeetingFiles.Of(pair, state, found, names))],
            Unanswered = state.Unanswered(pairs).Count,
            Answers = Answers(state),
        });
    }

    [Reads("gestion/appels/{call}/recoupements/{one}/{other}"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedOverlapAsync(string call, string one, string other, CancellationToken cancellation) =>
        PageAsync(call, one, other, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(
        string call, string one, string other, string? typed, Problem? problem, CancellationToken cancellation)
    {
        if (await FindAsync(call, cancellation) is not var (state, names, found)
            || found.PairOf(one, other) is not { } pair
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ManagedOverlapPage
        {
            Call = state,
            Files = MeetingFiles.Of(pair, state, found, names),
            Reason = typed ?? state.AnswerTo(pair)?.Reason ?? string.Empty,
            Answers = Answers(state),
            Problem = problem,
        }, problem);
    }

    /// <summary>The secretary says in what the two are distinct.</summary>
    [HttpPost("gestion/appels/{call}/recoupements/{one}/{other}"), Policy(Permission.DecideEligibility)]
    public async Task<IResult> AnswerOverlapAsync(
        string call, string one, string other, [FromServices] AnswerOverlap answer, CancellationToken cancellation)
    {
        var typed = (await Request.ReadFormAsync(cancellation))["reason"].ToString().ReplaceLineEndings("\n").Trim();
        var answered = await answer.RunAsync(call, one, other, typed, Request.Act(), cancellation);
        return answered.IsRefused
            ? await PageAsync(call, one, other, typed, Problems.Of(answered.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedOverlaps(call));
    }

    private async Task<(CallState Call, NamedFiles Names, Overlaps Found)?> FindAsync(string call, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state })
        {
            return null;
        }

        var all = await selections.ApplicationsAsync(call, cancellation);
        return (state, NamedFiles.Among(all, state, actor), await overlaps.AmongAsync(all, cancellation));
    }

    private bool Answers(CallState call)
    {
        var act = Request.Act();
        return Procedure.Allows(ProcedureAct.AnswerOverlap, Procedure.Of(call)) && !call.IsPublishedAt(act.ReceivedAt)
            && Policies.Permits(Permission.DecideEligibility, act.Actor);
    }
}
