using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Territoires.Core.Applications;
using Territoires.Domain;
using Territoires.Domain.Jury;
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
        var read = await JsonBody.ReadAsync<VoteRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var done = await CastAsync(id, read.Value, request, durable, cancellation);
        return done.IsRefused ? done.Refusal.ToResult() : Results.Json(done.Value, JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<SessionAnswer, Problem>> CastAsync(string id, VoteRequest vote, HttpRequest request, DurableTaskClient durable, CancellationToken cancellation)
    {
        var actor = request.Actor();

        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        if (await applications.FindAsync(vote.Application, actor, cancellation) is null)
        {
            return Problems.NotFound;
        }

        return await desk.ActAsync(id, new JurySessionCommand.Vote(actor.Id, vote.Application, vote.Choice), request, durable, cancellation);
    }
}
