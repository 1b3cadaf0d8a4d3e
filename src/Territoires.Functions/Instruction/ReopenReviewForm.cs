using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>A juror takes their final review up again from the page of the file.</summary>
public sealed class ReopenReviewForm(ReopenReview reopen, ApplicationStore applications, JuryFilePages pages)
{
    [Function(nameof(ReopenReviewForm)), Policy(Permission.WriteReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/dossiers/{id}/reprise")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindOfJurorAsync(id, act.Actor, cancellation) is not { } application)
        {
            return Problems.Of(await applications.WhyNotAsync(id, act.Actor.AsJuror(), cancellation)).ToResult();
        }

        var reopened = await reopen.RunAsync(id, act, cancellation);
        if (!reopened.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JuryFile(id));
        }

        return await pages.ShowAsync(application, act, new JuryFileSent(Problem: Problems.Of(reopened.Refusal)), cancellation);
    }
}
