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

/// <summary>The applicant gives a document of one kind; it replaces the one before. The blob comes first, then the row that names it.</summary>
public sealed class AttachDocument(CallStore calls, ApplicationStore applications, DocumentStore documents)
{
    [Function(nameof(AttachDocument)), Policy(Permission.WriteApplications, Body = BodyKind.Document)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/applications/{id}/documents/{kind}")] HttpRequest request,
        string id, string kind, CancellationToken cancellation)
    {
        var act = request.Act();
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var attached = await AttachAsync(id, kind, request.Body, Seen(request), act, cancellation);
        if (attached.IsRefused)
        {
            return attached.Refusal.ToResult();
        }

        var document = attached.Value.Application.State!.AsWritten.DocumentOf(kind)!;
        request.HttpContext.Response.Headers.ETag = $"\"{document.Sha256}\"";
        return Results.Json(DocumentAnswer.Of(document, attached.Value.Rules), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    /// <param name="id">The application.</param>
    /// <param name="kind">Of the document.</param>
    /// <param name="body">The file, from its first byte.</param>
    /// <param name="seen">The hash of the document that the sender saw there, empty for none, null when it does not matter.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Client gone.</param>
    /// <param name="shown">
    /// The hash that a page showed there, empty for none: another file that had been joined when this one began to arrive is not
    /// replaced unseen, and the same one, whose first answer was lost, is there already. Null where no page was.
    /// </param>
    public async Task<Result<WrittenApplication, Problem>> AttachAsync(
        string id, string kind, Stream body, string? seen, Act act, CancellationToken cancellation, string? shown = null)
    {
        if (await applications.FindAsync(id, act.Actor, cancellation) is not { State: { } state } application
            || !ApplicationAccess.IsOwner(state, act.Actor))
        {
            return Problems.NotFound;
        }

        if (seen is not null && seen != (state.AsWritten.DocumentOf(kind)?.Sha256 ?? string.Empty))
        {
            return Problems.Stale;
        }

        var received = await IncomingDocument.ReceiveAsync(kind, body, cancellation);
        if (received.IsRefused)
        {
            return received.Refusal;
        }

        await using var incoming = received.Value;
        if (shown is not null && state.AsWritten.DocumentOf(kind)?.Sha256 is { } there
            && there != shown && there != incoming.Document.Sha256)
        {
            return Problems.OtherDocumentThere(kind);
        }

        return await KeepAsync(application, incoming, act, cancellation);
    }

    private async Task<Result<WrittenApplication, Problem>> KeepAsync(
        Loaded<ApplicationState> application, IncomingDocument incoming, Act act, CancellationToken cancellation)
    {
        var call = await calls.ReadAsync(application.State!.CallId, CancellationToken.None);
        var command = new ApplicationCommand.Attach(incoming.Document, call);
        var decided = ApplicationDecision.Decide(application.State, command, act.ReceivedAt);
        if (decided.IsRefused)
        {
            return Problems.Of(decided.Refusal);
        }

        await documents.KeepAsync(incoming.Document, incoming.Content, cancellation);
        var saved = await applications.ActAsync(application, command, act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : new WrittenApplication(saved.Value.Aggregate, call.Rules);
    }

    private static string Seen(HttpRequest request) => request.IfMatch()?.Trim('"') ?? string.Empty;
}
