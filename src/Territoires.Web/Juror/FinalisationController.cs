using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Domain.Instruction;

namespace Territoires.Web.Juror;

/// <summary>The page on which a juror says that their review is complete, having seen what that does.</summary>
public sealed class FinalisationController(CallStore calls, ReviewStore reviews, ApplicationStore applications) : ControllerBase
{
    [Reads("jury/dossiers/{id}/finalisation"), Policy(Permission.WriteReviews)]
    public Task<IResult> ShowFinalisationAsync(string id, CancellationToken cancellation) => ShowAsync(id, null, cancellation);

    /// <summary>The juror confirms what they saw; what they saved elsewhere since is shown first.</summary>
    [HttpPost("jury/dossiers/{id}/finalisation"), Policy(Permission.WriteReviews)]
    public async Task<IResult> FinaliseReviewAsync(string id, [FromServices] FinaliseReview finalise, CancellationToken cancellation)
    {
        var version = (await Request.ReadFormAsync(cancellation))["version"].ToString();
        var done = await finalise.RunAsync(id, version, Request.Act(), cancellation);
        return done switch
        {
            { IsRefused: false } => Results.LocalRedirect(Addresses.JuryFinal(id)),
            { Refusal: ActRefusal<ReviewRefusal>.Stale } => await ShowAsync(id, Problems.Stale with
            {
                Title = "Votre évaluation a changé entre-temps.",
                Detail = "Vous l’avez enregistrée autrement dans une autre fenêtre.",
                Next = "Relisez-la ci-dessous, puis finalisez-la.",
            }, cancellation),
            _ => await ShowAsync(id, Problems.Of(done.Refusal), cancellation),
        };
    }

    /// <summary>What is there to finalise; the page of the file where there is nothing.</summary>
    private async Task<IResult> ShowAsync(string id, Problem? problem, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (problem is { IsAboutTheForm: false })
        {
            return problem.ToResult();
        }

        if (await applications.FindOfJurorAsync(id, actor, cancellation) is not { State: { } application })
        {
            return Problems.Of(await applications.WhyNotAsync(id, actor.AsJuror(), cancellation)).ToResult();
        }

        var review = await reviews.LoadAsync(id, actor.Id, cancellation);
        if (review.State is not { IsFinal: false } written)
        {
            return problem?.ToResult() ?? Results.LocalRedirect(Addresses.JuryFile(id));
        }

        return Page.Of(
            new FinalisationPage
            {
                Call = await calls.ReadAsync(application.CallId, cancellation),
                Application = application,
                Review = written,
                Version = review.EntityTag!,
                Problem = problem,
            }, problem);
    }
}
