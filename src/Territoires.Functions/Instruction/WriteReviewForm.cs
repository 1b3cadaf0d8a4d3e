using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Domain.Instruction;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Saves a review from its page, and freezes it when the juror says so; on a refusal the page comes back with what was typed.</summary>
public sealed class WriteReviewForm(WriteReview write, ApplicationStore applications, ReviewStore reviews, JuryFilePages pages)
{
    [Function(nameof(WriteReviewForm)), Policy(Permission.WriteReviews, Body = BodyKind.Text)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/dossiers/{id}")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var fields = await request.ReadFormAsync(cancellation);
        var typed = ReviewForm.Of(fields);
        var final = fields.ContainsKey("final");
        var version = fields["version"].ToString();
        var written = await write.RunAsync(id, typed.ToRequest(final), version, act, cancellation);
        var now = (await reviews.LoadAsync(id, act.Actor.Id, cancellation)).State;
        if (!written.IsRefused || (written.Refusal is ActRefusal<ReviewRefusal>.Stale && typed.IsSavedIn(now, final)))
        {
            return Results.LocalRedirect(final ? Addresses.JuryFinal(id) : Addresses.JuryFileSaved(id));
        }

        var problem = InWords(written.Refusal, now);
        if (!final && written.Refusal is ActRefusal<ReviewRefusal>.Refused { Refusal: ReviewRefusal.ReviewUnacceptable { Faults: var faults } })
        {
            var rest = typed.Without(faults, ReviewForm.Of(now));
            var saved = await write.RunAsync(id, rest.ToRequest(final), version, act, cancellation);
            problem = saved.IsRefused ? InWords(saved.Refusal, now) : Problems.PartOfThePage(faults, problem);
        }

        return await pages.ShowAsync(application, act, new JuryFileSent(typed, Problem: problem), cancellation);
    }

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
}
