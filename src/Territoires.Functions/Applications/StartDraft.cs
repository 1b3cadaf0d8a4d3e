using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Territories;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>
/// An applicant starts a draft, empty or with what a program already knows of it. The same key gives the same draft as it
/// is by then: a second click makes no second file.
/// </summary>
public sealed class StartDraft(CallStore calls, ApplicationStore applications, ApplicationIndex index, LeadBodies bodies)
{
    [Function(nameof(StartDraft)), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    [Summary("Ouvrir un brouillon"), Asks(Asked.IdempotencyKey), Takes<ContentRequest>(Optional = true), Gives<ApplicationAnswer>(201)]
    [Refuses(409, "appel-pas-encore-ouvert", "appel-clos", "brouillon-existant", "brouillon-supprime")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu", "porteur-en-double", "reponse-mal-lue")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/calls/{call}/applications")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if (request.IdempotencyKey() is not { } key)
        {
            return Problems.KeyMissing.ToResult();
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        var read = body.Length == 0 ? new ContentRequest() : await JsonBody.ReadAsync<ContentRequest>(body, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var started = await StartAsync(call, key, body.Length == 0 ? null : read.Value, request.Act(), cancellation);
        if (started.IsRefused)
        {
            return started.Refusal.ToResult();
        }

        var headers = request.HttpContext.Response.Headers;
        headers.ETag = started.Value.Application.EntityTag;
        headers.Location = $"/api/applications/{started.Value.Application.Key}";
        return Results.Json(ApplicationAnswer.Of(started.Value.Application.State!, started.Value.Rules), JsonBody.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    /// <param name="content">What the draft begins with; null for an empty one.</param>
    public async Task<Result<WrittenApplication, Problem>> StartAsync(string call, string key, ContentRequest? content, Act act, CancellationToken cancellation)
    {
        var loadedCall = await calls.LoadAsync(call, cancellation);
        if (loadedCall.State is not { IsPublic: true } state || !act.Actor.MayTouch(call))
        {
            return Problems.NotFound;
        }

        var commanded = await CommandAsync(state, content, act, cancellation);
        if (commanded.IsRefused)
        {
            return commanded.Refusal;
        }

        var wouldBe = ApplicationDecision.Decide(null, commanded.Value, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before an id is reserved: a refused draft leaves no trace.
            return Problems.Of(wouldBe.Refusal);
        }

        var (id, isNew) = await index.DraftIdAsync(call, act.Actor.Id, key, act.ReceivedAt);
        var application = isNew ? ApplicationStore.Unsaved(id) : await applications.LoadAsync(id, cancellation);
        var saved = await applications.ActAsync(application, commanded.Value with { Id = id }, act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, state.Rules);
    }

    private async Task<Result<ApplicationCommand.StartDraft, Problem>> CommandAsync(CallState call, ContentRequest? content, Act act, CancellationToken cancellation)
    {
        var command = new ApplicationCommand.StartDraft(string.Empty, act.Actor.Id, call);
        if (content is null)
        {
            return command;
        }

        var whole = await content.OverAsync(ApplicationContent.Empty, call.Rules, bodies, cancellation);
        return whole.IsRefused ? whole.Refusal : command with { Content = whole.Value };
    }
}
