using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>Whoever presides signs the minutes from the page of the session.</summary>
public sealed class SignMinutesAsChairForm(SessionDesk desk, JurySessionPages pages)
{
    [Function(nameof(SignMinutesAsChairForm)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/seances/{id}/signature")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var actor = request.Actor();
        if (Confirmation.Signature.MissingIn(await request.ReadFormAsync(cancellation)) is { } unconfirmed)
        {
            return await pages.ShowAsync(id, actor, new JurySessionSent(unconfirmed), cancellation);
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.Sign(SignatoryRole.Chair, actor.Id), request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id) + "#proces-verbal");
        }

        return await pages.ShowAsync(id, actor, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }
}
