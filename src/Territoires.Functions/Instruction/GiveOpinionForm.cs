using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Instruction;

/// <summary>Gives an opinion from its page; on a refusal the page comes back with what was typed.</summary>
public sealed class GiveOpinionForm(GiveOpinion give, ApplicationStore applications, OpinionPages pages)
{
    [Function(nameof(GiveOpinionForm)), Policy(Permission.GiveOpinions)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "avis/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var act = request.Act();
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { } application || !ApplicationAccess.IsOfItsArea(application.State!, act.Actor))
        {
            return Problems.NotFound.ToResult();
        }

        var typed = OpinionForm.Of(await request.ReadFormAsync(cancellation));
        if (typed.Chosen is not { } verdict)
        {
            return await pages.ShowAsync(application, act, new OpinionSent(typed, Problems.ChoiceMissing("verdict", "Choisissez le sens de votre avis.")), cancellation);
        }

        var given = await give.RunAsync(id, verdict, typed.Words, act, cancellation);
        if (!given.IsRefused)
        {
            return Results.LocalRedirect(Addresses.OpinionSaved(id));
        }

        return await pages.ShowAsync(application, act, new OpinionSent(typed, Problems.Of(given.Refusal)), cancellation);
    }
}
