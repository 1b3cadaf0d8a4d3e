using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Territories;
using Territoires.Functions.Web;

namespace Territoires.Functions.Applications;

/// <summary>The applicant changes what they saw of a draft, or of a correction that is asked: hence <c>If-Match</c>.</summary>
public sealed class EditDraft(CallStore calls, ApplicationStore applications, LeadBodies bodies)
{
    [Function(nameof(EditDraft)), Policy(Permission.WriteApplications, Body = BodyKind.Text)]
    [Summary("Modifier un brouillon, ou une correction demandée")]
    [Asks(Asked.SeenVersion), Takes<ContentRequest>, Gives<ApplicationAnswer>]
    [Refuses(409, "appel-pas-encore-ouvert", "appel-clos", "brouillon-supprime", "candidature-deposee")]
    [Refuses(409, "correction-trop-tard", "instruction-close")]
    [Refuses(422, "contenu-mal-ecrit", "territoire-inconnu", "porteur-en-double", "reponse-mal-lue", "partie-non-ouverte")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/applications/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var read = await JsonBody.ReadAsync<ContentRequest>(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusal.ToResult();
        }

        var edited = await EditAsync(id, read.Value, tag, request.Act(), cancellation);
        if (edited.IsRefused)
        {
            return edited.Refusal.ToResult();
        }

        request.HttpContext.Response.Headers.ETag = WrittenVersion.Of(edited.Value.Application);
        return Results.Json(ApplicationAnswer.Of(edited.Value.Application.State!.AsWritten, edited.Value.Rules), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<WrittenApplication, Problem>> EditAsync(string id, ContentRequest change, string ifMatch, Act act, CancellationToken cancellation)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        // Before the tags are compared: that of a submitted application names no version.
        if (state is { Submission: { } submission, Correction: null })
        {
            return Problems.Of(new ApplicationRefusal.AlreadySubmitted(submission));
        }

        if (state.Stage == ApplicationStage.Deleted)
        {
            return Problems.Of(new ApplicationRefusal.DraftIsDeleted());
        }

        if (state.Correction is not null && ifMatch != WrittenVersion.Of(application))
        {
            return Problems.Stale;
        }

        var call = await calls.ReadAsync(state.CallId, cancellation);
        var content = await change.OverAsync(state.AsWritten.Content, call.Rules, bodies, cancellation);
        if (content.IsRefused)
        {
            return content.Refusal;
        }

        var command = new ApplicationCommand.Edit(content.Value, call, state.Correction?.Work?.Revision);
        var saved = await applications.ActAsync(application, command, act, state.Correction is null ? ifMatch : null);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, call.Rules);
    }
}
