using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Domain.Jury;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>A vote on one application: <c>for</c>, <c>against</c> or <c>abstain</c>.</summary>
public sealed record VoteRequest(string Application, VoteChoice Choice);

/// <summary>A juror votes, once an item. It takes no <c>If-Match</c>: a vote adds.</summary>
public sealed class CastVote(SessionDesk desk, ApplicationStore applications)
{
    [Function(nameof(CastVote)), Policy(Permission.TakePartInSession)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/votes")] HttpRequest request,
        string id, [DurableClient] DurableTaskClient durable, CancellationToken cancellation)
    {
        var actor = request.Actor();
        var read = await JsonBody.ReadAsync<VoteRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        if (await applications.FindAsync(read.Value.Application, actor, cancellation) is null)
        {
            return Problems.NotFound.ToResult();
        }

        var done = await desk.ActAsync(id, new JurySessionCommand.Vote(actor.Id, read.Value.Application, read.Value.Choice), request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }
}
