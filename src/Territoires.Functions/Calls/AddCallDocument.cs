using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Functions.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator gives the call a document. The blob comes first, then the fact that names it.</summary>
public sealed class AddCallDocument(CallStore calls, DocumentStore documents)
{
    [Function(nameof(AddCallDocument)), Policy(Permission.DefineCalls, Body = BodyKind.Document)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        if (request.IfMatch() is null && !request.IsCreation())
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var given = new GivenDocument(WrittenText.Clean(request.Query["title"].ToString()).Trim(), request.Body, request.IfMatch()?.Trim('"'));
        var added = await AddAsync(call, given, (_, _) => name, request.Act(), cancellation);
        if (added.IsRefused)
        {
            return added.Refusal.ToResult();
        }

        var document = added.Value.State!.DocumentOf(name)!;
        request.HttpContext.Response.Headers.ETag = $"\"{document.Sha256}\"";
        return Results.Json(CallDocumentAnswer.Of(added.Value.State, document), JsonBody.Options);
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    /// <param name="call">Which call.</param>
    /// <param name="given">What is given.</param>
    /// <param name="nameOf">Its name in addresses, told of the call as it stands and of the file.</param>
    /// <param name="act">Who, and when.</param>
    /// <param name="cancellation">Ends the receiving.</param>
    public async Task<Result<Loaded<CallState>, Problem>> AddAsync(string call, GivenDocument given, Func<CallState, Document, string> nameOf, Act act, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !CallAccess.MayChange(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var received = await IncomingDocument.ReceiveAsync(given.Title, given.Content, cancellation);
        if (received.IsRefused)
        {
            return received.Refusal;
        }

        await using var incoming = received.Value;
        var file = incoming.Document;
        var command = new CallCommand.AddDocument(nameOf(state, file), given.Title, file.Sha256, file.Bytes, given.Replaces);
        var decided = CallDecision.Decide(state, command, act.ReceivedAt);
        if (decided.IsRefused)
        {
            return Problems.Of(decided.Refusal);
        }

        await documents.KeepAsync(file, incoming.Content, cancellation);
        var saved = await calls.ActAsync(loaded, command, act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.Aggregate;
    }
}

/// <summary>A document on its way to a call.</summary>
/// <param name="Title">What people read.</param>
/// <param name="Content">The file.</param>
/// <param name="Replaces">Hash of the document of that name that the sender saw; null for none.</param>
public sealed record GivenDocument(string Title, Stream Content, string? Replaces);
