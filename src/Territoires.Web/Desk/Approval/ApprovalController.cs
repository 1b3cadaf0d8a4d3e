using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain.Calls;

namespace Territoires.Web.Desk.Approval;

/// <summary>What a secretary prepares: sent, read as a whole, approved or sent back.</summary>
public sealed class ApprovalController(ManagedCalls managed, PrepareCall prepare) : ControllerBase
{
    [Reads("gestion/appels/{call}/preparation"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowPreparationAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, string.Empty, null, cancellation);

    [HttpPost("gestion/appels/{call}/preparation/envoi"), Policy(Permission.PrepareCalls)]
    public async Task<IResult> SendPreparationAsync(string call, CancellationToken cancellation) =>
        await AnswerAsync(call, string.Empty, await prepare.SendAsync(call, Request.Act(), cancellation), cancellation);

    /// <summary>Over the version that was read.</summary>
    [HttpPost("gestion/appels/{call}/preparation/approbation"), Policy(Permission.OpenCalls)]
    public async Task<IResult> ApprovePreparationAsync(string call, CancellationToken cancellation)
    {
        var seen = (await Request.ReadFormAsync(cancellation))["version"].ToString();
        return await AnswerAsync(
            call, string.Empty, await prepare.ApproveAsync(call, seen, Request.Act(), cancellation), cancellation);
    }

    [HttpPost("gestion/appels/{call}/preparation/renvoi"), Policy(Permission.OpenCalls)]
    public async Task<IResult> ReturnPreparationAsync(string call, CancellationToken cancellation)
    {
        var reason = (await Request.ReadFormAsync(cancellation))["reason"].ToString().ReplaceLineEndings("\n").Trim();
        return await AnswerAsync(call, reason, await prepare.ReturnAsync(call, reason, Request.Act(), cancellation), cancellation);
    }

    private async Task<IResult> AnswerAsync(
        string call, string typed, Result<Loaded<CallState>, ActRefusal<CallRefusal>> done, CancellationToken cancellation) =>
        done.IsRefused
            ? await PageAsync(call, typed, Problems.Of(done.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedPreparation(call));

    /// <summary>The page as things stand, or with the reason that was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, string typed, Problem? problem, CancellationToken cancellation)
    {
        var (actor, now) = (Request.Actor(), Request.Act().ReceivedAt);
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state } loaded
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        return Page.Of(new ApprovalPage
        {
            Call = state,
            Version = loaded.EntityTag,
            Missing = MissingParts.Of(state, now),
            Writes = !state.IsPublic && CallAccess.Writes(state, actor),
            Sends = state.Preparation is { IsWithAuthor: true } && CallAccess.MayChange(state, actor),
            Approves = !state.IsPublic && Policies.Permits(Permission.OpenCalls, actor),
            Reason = typed,
            Problem = problem is null ? null : ManagedCalls.AsReadAgain(problem),
        }, problem);
    }
}
