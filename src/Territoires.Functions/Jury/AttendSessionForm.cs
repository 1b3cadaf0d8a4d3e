using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>A juror signs the attendance from the page of the session.</summary>
public sealed class AttendSessionForm(SessionDesk desk, JurySessionPages pages)
{
    [Function(nameof(AttendSessionForm)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/seances/{id}/emargement")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var actor = request.Actor();
        var done = await desk.ActAsync(id, new JurySessionCommand.Attend(actor.Id), request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id));
        }

        return await pages.ShowAsync(id, actor, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }
}
