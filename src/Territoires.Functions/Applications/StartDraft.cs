using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Journal;
using Territoires.Functions.Storage;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>An applicant starts a draft. The same key gives the same draft: a second click makes no second file.</summary>
public sealed class StartDraft(CallStore calls, ApplicationStore applications, ApplicationIndex index)
{
    [Function(nameof(StartDraft)), Policy(Permission.WriteApplications)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/applications")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        var started = await StartAsync(call, key, request.Act(), cancellation);
        if (started.IsRefused)
        {
            return started.Refusal.ToResult();
        }

        var headers = request.HttpContext.Response.Headers;
        headers.ETag = started.Value.EntityTag;
        headers.Location = $"/api/applications/{started.Value.Key}";
        var rules = (await calls.ReadAsync(call, CancellationToken.None)).Rules;
        return Results.Json(ApplicationAnswer.Of(started.Value.State!, rules), JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Loaded<ApplicationState>, Problem>> StartAsync(string call, string key, Act act, CancellationToken cancellation)
    {
        var loadedCall = await calls.LoadAsync(call, cancellation);
        if (loadedCall.State is not { IsPublic: true } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var wouldBe = ApplicationDecision.Decide(null, new ApplicationCommand.StartDraft(string.Empty, act.Actor.Id, state), act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before an id is reserved: a refused draft leaves no trace.
            return Problems.Of(wouldBe.Refusal);
        }

        var id = await index.DraftIdAsync(call, act.Actor.Id, key, act.ReceivedAt);
        var application = await applications.LoadAsync(id, cancellation);
        var saved = await applications.ActAsync(application, new ApplicationCommand.StartDraft(id, act.Actor.Id, state), act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.Aggregate;
    }
}
