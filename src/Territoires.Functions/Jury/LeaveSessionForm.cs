using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Domain.Jury;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>A juror leaves their seat from the page of the session.</summary>
public sealed class LeaveSessionForm(SessionDesk desk, JurySessionPages pages)
{
    [Function(nameof(LeaveSessionForm)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "jury/seances/{id}/depart")] HttpRequest request,
        string id, CancellationToken cancellation)
    {
        var actor = request.Actor();
        var done = await desk.ActAsync(id, new JurySessionCommand.Leave(actor.Id), request.Act(), cancellation);
        if (!done.IsRefused)
        {
            return Results.LocalRedirect(Addresses.JurySession(id));
        }

        return await pages.ShowAsync(id, actor, new JurySessionSent(Problems.Of(done.Refusal)), cancellation);
    }
}
