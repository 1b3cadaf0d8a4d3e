using Territoires.Core.Applications;
using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Designation;
using Territoires.Web.Components;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Designation;

/// <summary>What the jury proposed, and what the authority designates, to the four roles that may know of it.</summary>
public sealed class DesignationController(ManagedCalls managed, Selections selections, CallOverlaps overlaps) : ControllerBase
{
    [Reads("gestion/appels/{call}/designation"), Policy(Permission.ReadChoice)]
    public Task<IResult> ShowManagedDesignationAsync(string call, CancellationToken cancellation) =>
        PageAsync(call, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(
        string call, RankedForm? typed, Problem? problem, CancellationToken cancellation, DesignationForm? kept = null)
    {
        var act = Request.Act();
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state }
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var canDesignate = state.Proposal is not null || Procedure.AllowsDesignation(state);
        var all = !canDesignate ? [] : await selections.ApplicationsAsync(call, cancellation);
        var names = NamedFiles.Among(all, state, act.Actor);
        var designates = state.End is null && Policies.Permits(Permission.Designate, act.Actor);
        var isPublished = state.IsPublishedAt(act.ReceivedAt);
        var unanswered = isPublished || !Policies.Permits(Permission.ReadReviews, act.Actor)
            ? 0
            : (await overlaps.AmongAsync(Selections.AdmissibleAmong(all), cancellation))
                .Unanswered(pair => state.AnswerTo(pair) is not null);
        return Page.Of(new ManagedDesignationPage
        {
            Unanswered = unanswered,
            Call = state,
            Form = typed ?? RankedForm.Of(state),
            Kept = kept,
            Lines = !canDesignate || isPublished || !designates
                ? []
                : DesignationLine.All(
                    Selections.AdmissibleAmong(all), state, await selections.OutcomeAsync(state, cancellation),
                    await selections.MarksAsync(state, all, cancellation), act.Actor),
            Names = names,
            Others = OthersAmong(all, state, act.Actor),
            Designates = designates,
            IsPublished = isPublished,
            Problem = names.InWords(problem),
        }, problem);
    }

    /// <summary>What could be designated and is not proposed, for whoever may read it.</summary>
    private static ListedApplication[] OthersAmong(IReadOnlyList<ListedApplication> all, CallState call, Actor reader) =>
    [
        .. Selections.AdmissibleAmong(all).Where(application => ApplicationAccess.MayRead(application, call, reader)
            && (call.Proposal?.Lines ?? []).All(line => line.Number != application.Submission!.Number)),
    ];

    /// <summary>The authority sees the list beside the proposal, and is asked for the reasons, before anything is saved.</summary>
    [HttpPost("gestion/appels/{call}/designation/verification"), Policy(Permission.Designate, Body = BodyKind.Text)]
    public async Task<IResult> CheckDesignationAsync(string call, [FromServices] Designate designate, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var (ranked, kept) = (RankedForm.Of(fields), DesignationForm.Of(fields));
        if (await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var order = ranked.InOrder(RankedForm.Of(state));
        if (order.IsRefused)
        {
            return await PageAsync(call, ranked, order.Refusal, cancellation, kept);
        }

        var typed = kept with { Laureates = DesignationForm.Of(order.Value).Laureates };
        var wouldBe = await designate.WouldBeAsync(call, typed.ToRequest() with { Reasons = [] }, act, cancellation);
        return wouldBe.IsRefused
            ? await PageAsync(call, ranked, Problems.Of(wouldBe.Refusal), cancellation, kept)
            : await ConfirmAsync(call, typed, null, wouldBe, cancellation);
    }

    /// <summary>The list to confirm, with why its confirmation was refused; the first page again when the list itself cannot be.</summary>
    private async Task<IResult> ConfirmAsync(
        string call, DesignationForm typed, ActRefusal<CallRefusal>? refusal, Result<DesignatedList, ActRefusal<CallRefusal>> wouldBe,
        CancellationToken cancellation)
    {
        var act = Request.Act();
        if (wouldBe.IsRefused || await managed.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return await PageAsync(
                call, RankedForm.Of(typed.Numbers), wouldBe.IsRefused ? Problems.Of(wouldBe.Refusal) : null, cancellation);
        }

        var problem = refusal is null ? null : DesignationForm.ProblemOf(refusal);

        var names = NamedFiles.Among(await selections.ApplicationsAsync(call, cancellation), state, act.Actor);
        return Page.Of(new ConfirmDesignationPage
        {
            Call = state,
            List = wouldBe.Value,
            Form = typed,
            Names = names,
            Problem = names.InWords(problem),
        }, problem);
    }

    /// <summary>The authority confirms what it saw; a missing reason brings the same page back with what was typed.</summary>
    [HttpPost("gestion/appels/{call}/designation"), Policy(Permission.Designate, Body = BodyKind.Text)]
    public async Task<IResult> DesignateAsync(
        string call, [FromServices] Designate designate, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = DesignationForm.Of(fields);
        if (fields.ContainsKey(Confirmation.GoBackField))
        {
            return await PageAsync(call, RankedForm.Of(typed.Numbers), null, cancellation, typed);
        }

        var done = await designate.RunAsync(call, typed.ToRequest(), act, cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.ManagedDesignation(call));
        }

        var wouldBe = await designate.WouldBeAsync(call, typed.ToRequest() with { Reasons = [] }, act, cancellation);
        return wouldBe.IsRefused || !Problems.Of(done.Refusal).IsAboutTheForm
            ? await PageAsync(call, RankedForm.Of(typed.Numbers), Problems.Of(done.Refusal), cancellation)
            : await ConfirmAsync(call, typed, done.Refusal, wouldBe, cancellation);
    }
}
