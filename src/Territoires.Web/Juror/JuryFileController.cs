using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Juror;

/// <summary>What the page of a file shows beside what is saved.</summary>
/// <param name="Review">The review as it was typed, when it was refused; null to show what is saved.</param>
/// <param name="Problem">Why.</param>
/// <param name="Saved">The review was just saved.</param>
public sealed record JuryFileSent(ReviewForm? Review = null, Problem? Problem = null, bool Saved = false);

/// <summary>The page on which a juror reads and scores a file, as it stands or with what was just refused.</summary>
public sealed class JuryFileController(
    CallStore calls, ReviewStore reviews, SessionStore sessions, ApplicationStore applications, Qualities qualities) : ControllerBase
{
    /// <summary>A file, to a juror: what there is to read, and their own review of it.</summary>
    [Reads("jury/dossiers/{id}"), Policy(Permission.WriteReviews)]
    public async Task<IResult> ShowJuryFileAsync(string id, CancellationToken cancellation) =>
        await applications.FindOfJurorAsync(id, Request.Actor(), cancellation) is { } application
            ? await ShowAsync(application, new JuryFileSent(Saved: Request.Query.ContainsKey("enregistree")), cancellation)
            : Problems.Of(await applications.WhyNotAsync(id, Request.Actor().AsJuror(), cancellation)).ToResult();

    /// <summary>
    /// Saves a review from its page, and leads to the page that finalises it when the juror says so; on a refusal the page comes back
    /// with what was typed.
    /// </summary>
    [HttpPost("jury/dossiers/{id}"), Policy(Permission.WriteReviews, Body = BodyKind.Text)]
    public async Task<IResult> WriteReviewAsync(
        string id, [FromServices] WriteReview write, [FromServices] FinaliseReview finalise, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var fields = await Request.ReadFormAsync(cancellation);
        var typed = ReviewForm.Of(fields);
        var final = fields.ContainsKey("final");
        var version = fields["version"].ToString();
        var written = await write.RunAsync(id, typed.ToRequest(final: false), version, act, cancellation);
        var now = (await reviews.LoadAsync(id, act.Actor.Id, cancellation)).State;
        if (written.IsRefused && written.Refusal is ActRefusal<ReviewRefusal>.Stale && typed.IsSavedIn(now))
        {
            // Pressed twice: it is saved, or final already.
            return Results.LocalRedirect(now is { IsFinal: true } ? Addresses.JuryFinal(id) : AfterSaving(id, final));
        }

        if (!written.IsRefused)
        {
            return final && await finalise.WouldBeRefusedAsync(id, act, cancellation) is { } refusal
                ? await ShowAsync(application, new JuryFileSent(typed, Problems.Of(refusal), Saved: true), cancellation)
                : Results.LocalRedirect(AfterSaving(id, final));
        }

        var problem = InWords(written.Refusal, now);
        if (written.Refusal is ActRefusal<ReviewRefusal>.Refused { Refusal: ReviewRefusal.ReviewUnacceptable { Faults: var faults } })
        {
            var rest = typed.Without(faults, ReviewForm.Of(now));
            var saved = await write.RunAsync(id, rest.ToRequest(final: false), version, act, cancellation);
            problem = saved.IsRefused ? InWords(saved.Refusal, now) : Problems.PartOfThePage(faults, problem);
        }

        return await ShowAsync(application, new JuryFileSent(typed, Problem: problem), cancellation);
    }

    private static string AfterSaving(string id, bool final) => final ? Addresses.JuryFinalisation(id) : Addresses.JuryFileSaved(id);

    /// <summary>A review is one person's: whoever changed it is its juror, in another tab.</summary>
    private static Problem InWords(ActRefusal<ReviewRefusal> refusal, ReviewState? now) => (refusal, now) switch
    {
        (ActRefusal<ReviewRefusal>.Stale, { IsFinal: true }) => Problems.Of(new ReviewRefusal.AlreadyFinal()),
        (ActRefusal<ReviewRefusal>.Stale, _) => Problems.Stale with
        {
            Title = "Votre évaluation a changé entre-temps.",
            Detail = "Vous l’avez enregistrée autrement dans une autre fenêtre.",
            Next = "Comparez ci-dessous, puis enregistrez de nouveau pour garder ce que vous venez d’écrire.",
        },
        _ => Problems.Of(refusal),
    };

    /// <summary>A juror takes their final review up again from the page of the file.</summary>
    [HttpPost("jury/dossiers/{id}/reprise"), Policy(Permission.WriteReviews)]
    public async Task<IResult> ReopenReviewAsync(string id, [FromServices] ReopenReview reopen, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var reopened = await reopen.RunAsync(id, act, cancellation);
        if (!reopened.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JuryFile(id));
        }

        return await ShowAsync(application, new JuryFileSent(Problem: Problems.Of(reopened.Refusal)), cancellation);
    }

    private async Task<IResult> ShowAsync(Loaded<ApplicationState> application, JuryFileSent sent, CancellationToken cancellation)
    {
        var act = Request.Act();
        if (sent.Problem is { IsAboutTheForm: false } problem)
        {
            return problem.ToResult();
        }

        var state = application.State!;
        var call = await calls.ReadAsync(state.CallId, cancellation);
        var review = await reviews.LoadAsync(state.Id, act.Actor.Id, cancellation);
        var session = call.SessionId is null ? null : (await sessions.LoadAsync(call.SessionId, cancellation)).State;
        return Page.Of(new JuryFilePage
        {
            Call = call,
            Services = PersonWords.Shown(
                await qualities.NamesAsync(state.Opinions.Select(opinion => opinion.ServiceId), cancellation)),
            Application = state,
            Review = review.State,
            Version = review.EntityTag,
            IsAssigned = ReviewContext.Of(call, state, act.Actor.Id).IsAssigned,
            IsInTime = act.ReceivedAt <= call.Rules.Calendar.ExaminedUntil.Instant
                && Procedure.Allows(ProcedureAct.WriteReview, Procedure.Of(call)),
            TakesRecusal = session?.TakesRecusal ?? true,
            Sent = sent,
        }, sent.Problem);
    }
}
