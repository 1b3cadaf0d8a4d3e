using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Designation;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Web.Components;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Admission;

/// <summary>One application, what services think of it, and the decision on its eligibility.</summary>
public sealed class FileController(
    ManagedCalls managed, ApplicationStore applications, Receipts receipts, CallOverlaps overlaps, Qualities qualities) : ControllerBase
{
    [Reads("gestion/appels/{call}/recevabilite/{id}"), Policy(Permission.ReadReviews)]
    public Task<IResult> ShowManagedFileAsync(string call, string id, CancellationToken cancellation) =>
        PageAsync(call, id, null, null, cancellation);

    /// <summary>The page as things stand, or with what was typed and why it was refused.</summary>
    private async Task<IResult> PageAsync(string call, string id, EligibilityForm? typed, Problem? problem, CancellationToken cancellation,
        (string Juror, string Reason)? lifting = null)
    {
        var act = Request.Act();
        var actor = act.Actor;
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state }
            || await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: not null } application }
            || application.CallId != call
            || (problem is not null && !problem.IsAboutTheForm))
        {
            return (problem ?? Problems.NotFound).ToResult();
        }

        var signature = await receipts.SignatureAsync(application, actor, cancellation);
        var submitted = await managed.SubmittedAsync(call, cancellation);
        return Page.Of(new ManagedFilePage
        {
            Call = state,
            Application = application,
            Asked = ListAsked.Of(Request.Query),
            Form = typed ?? EligibilityForm.Of(application.Eligibility),
            Now = act.ReceivedAt,
            Signature = signature,
            Erases = signature is not null && Policies.Permits(Permission.EraseSignatures, actor)
                && EraseNames.IsOver(application, state, act.ReceivedAt),
            AsksCorrections = state.End is null && Policies.Permits(Permission.AskCorrections, actor),
            Decides = state.End is null && Policies.Permits(Permission.DecideEligibility, actor),
            Shared = SharedOf(application, submitted),
            Overlaps = (await overlaps.AmongAsync(submitted, cancellation)).Of(id),
            People = PersonWords.Shown(await qualities.NamesAsync(
                application.Opinions.Select(opinion => opinion.ServiceId)
                    .Concat(application.Remarks.Select(remark => remark.AuthorId))
                    .Concat(application.Recusals.Select(recusal => recusal.JurorId))
                    .Concat(state.Panel.SelectMany(seat => seat.Members()).Where(application.IsKeptFrom)), cancellation)),
            Lifting = lifting ?? (string.Empty, string.Empty),
            Problem = problem,
        }, problem);
    }

    /// <summary>What the decision would do, in words, and the button that does it.</summary>
    private async Task<IResult> ConfirmAsync(string call, string id, EligibilityForm typed, CancellationToken cancellation) =>
        await managed.FindAsync(call, Request.Act().Actor, cancellation) is { State: { } state }
        && await applications.FindAsync(id, Request.Act().Actor, cancellation) is { State: { Submission: not null } application }
        && application.CallId == call
            ? Page.Of(new ConfirmEligibilityPage
            {
                Call = state,
                Application = application,
                Asked = ListAsked.Of(Request.Query),
                Form = typed,
                Shared = SharedOf(application, await managed.SubmittedAsync(call, cancellation)),
            })
            : Problems.NotFound.ToResult();

    private static IReadOnlyList<SharedBody> SharedOf(ApplicationState application, IReadOnlyList<ListedApplication> submitted) =>
        SharedBodies.Among(submitted).GetValueOrDefault(application.Id) ?? [];

    /// <summary>
    /// The secretary decides on one application from its page, or decides again. What closes the door to an applicant is shown
    /// with its consequence first.
    /// </summary>
    [HttpPost("gestion/appels/{call}/recevabilite/{id}"), Policy(Permission.DecideEligibility)]
    public async Task<IResult> DecideEligibilityAsync(
        string call, string id, [FromServices] DecideEligibility decide, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var typed = EligibilityForm.Of(fields);
        if (!typed.IsChosen)
        {
            return await PageAsync(
                call, id, typed,
                Problems.FormUnreadable(new Fault("admissible", "Choisissez\u00a0: recevable ou non recevable.")), cancellation);
        }

        if (typed.AsksToConfirm && !fields.ContainsKey(EligibilityForm.ConfirmedField))
        {
            return await decide.WouldBeRefusedAsync(id, typed.ToRequest(), act, cancellation) is { } refusal
                ? await PageAsync(call, id, typed, Problems.Of(refusal), cancellation)
                : await ConfirmAsync(call, id, typed, cancellation);
        }

        var decided = await decide.RunAsync(id, typed.ToRequest(), act, cancellation);
        return decided.IsRefused
            ? await PageAsync(call, id, typed, Problems.Of(decided.Refusal), cancellation)
            : Results.LocalRedirect(ListAsked.Of(Request.Query).At(Addresses.ManagedEligibility(call)));
    }

    /// <summary>The secretary erases the name of who signed, from the page of the file.</summary>
    [HttpPost("gestion/appels/{call}/recevabilite/{id}/signature/effacement"), Policy(Permission.EraseSignatures)]
    public async Task<IResult> EraseSignatureAsync(
        string call, string id, [FromServices] EraseNames erase, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (Confirmation.Erasure.MissingIn(await Request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await PageAsync(call, id, null, unconfirmed, cancellation);
        }

        return await erase.RunAsync(id, act, cancellation) is { } refusal
            ? await PageAsync(call, id, null, Problems.Of(refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }

    /// <summary>The secretary lifts a recusal from the page of the file.</summary>
    [HttpPost("gestion/appels/{call}/recevabilite/{id}/deports/levee"), Policy(Permission.AssignReviews)]
    public async Task<IResult> LiftRecusalAsync(string call, string id, [FromServices] LiftRecusal lift, CancellationToken cancellation)
    {
        var act = Request.Act();
        var fields = await Request.ReadFormAsync(cancellation);
        var (juror, reason) = (fields["juror"].ToString(), fields["reason"].ToString().ReplaceLineEndings("\n"));
        var lifted = await lift.RunAsync(id, juror, reason, act, cancellation);
        return lifted.IsRefused
            ? await PageAsync(call, id, null, Problems.Of(lifted.Refusal), cancellation, (juror, reason))
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }

    /// <summary>The secretary takes a Request for a correction back, from the page of the file.</summary>
    [HttpPost("gestion/appels/{call}/recevabilite/{id}/correction/annulation"), Policy(Permission.AskCorrections)]
    public async Task<IResult> CancelCorrectionAsync(
        string call, string id, [FromServices] CancelCorrection cancel, CancellationToken cancellation)
    {
        var act = Request.Act();
        var cancelled = await cancel.RunAsync(id, act, cancellation);
        return cancelled.IsRefused
            ? await PageAsync(call, id, null, Problems.Of(cancelled.Refusal), cancellation)
            : Results.LocalRedirect(Addresses.ManagedFile(call, id));
    }
}
