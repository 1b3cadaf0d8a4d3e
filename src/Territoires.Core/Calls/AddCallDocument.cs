using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Calls;

/// <summary>
/// Whoever writes the call gives it a document. In two steps, so that nobody sends a whole file to a door that is closed:
/// <see cref="FindAsync"/> before it is received, <see cref="KeepAsync"/> after.
/// </summary>
public sealed class AddCallDocument(CallDesk desk, DocumentStore documents)
{
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> FindAsync(string call, Act act, CancellationToken cancellation) =>
        await desk.FindAsync(call, act.Actor, cancellation) is { State: { } state } loaded && CallAccess.MayChange(state, act.Actor)
            ? loaded
            : new ActRefusal<CallRefusal>.NotFound();

    /// <summary>The blob comes first, then the fact that names it.</summary>
    public async Task<Result<Loaded<CallState>, ActRefusal<CallRefusal>>> KeepAsync(
        Loaded<CallState> call, CallCommand.AddDocument command, Document file, Stream content, Act act, CancellationToken cancellation)
    {
        command = command with { Author = CallAccess.AuthorOf(act.Actor) };
        var decided = CallDecision.Decide(call.State, command, act.ReceivedAt);
        if (decided.IsRefused)
        {
            return new ActRefusal<CallRefusal>.Refused(decided.Refusal);
        }

        await documents.KeepAsync(file, content, cancellation);
        return await desk.ActAsync(call, command, act);
    }
}
