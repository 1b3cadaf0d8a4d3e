using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Calls;

/// <summary>An administrator takes a document away, before anybody outside may have read it.</summary>
public sealed class RemoveCallDocument(CallStore calls)
{
    [Function(nameof(RemoveCallDocument)), Policy(Permission.DefineCalls)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/calls/{call}/documents/{name}")] HttpRequest request,
        string call, string name, CancellationToken cancellation)
    {
        if (request.IfMatch() is not { } tag)
        {
            return Problems.PreconditionMissing.ToResult();
        }

        var removed = await RemoveAsync(call, new CallCommand.RemoveDocument(name, tag.Trim('"')), request.Act(), cancellation);
        return removed.IsRefused ? removed.Refusal.ToResult() : Results.NoContent();
    }

    /// <summary>The act itself, for the API and for the form.</summary>
    public async Task<Result<Loaded<CallState>, Problem>> RemoveAsync(string call, CallCommand.RemoveDocument command, Act act, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !CallAccess.MayChange(state, act.Actor))
        {
            return Problems.NotFound;
        }

        var saved = await calls.ActAsync(loaded, command, act);
        return saved.IsRefused ? Problems.Of(saved.Refusal) : saved.Value.Aggregate;
    }
}
