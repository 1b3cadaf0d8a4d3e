using System.Security.Cryptography;
using Territoires.Core.Calls;
using Territoires.Domain;
using Territoires.Domain.Applications;

namespace Territoires.Core.Applications;

/// <summary>
/// The secretary writes the file of a territory or a place that did not apply, where nobody applies. The same key gives the same
/// file: a second click makes no second one.
/// </summary>
public sealed class WriteUpFile(CallDesk calls, ApplicationStore applications, ApplicationIndex index)
{
    private const int ListKeyLength = 32;

    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> RunAsync(
        string call, string key, ApplicationContent content, Act act, CancellationToken cancellation)
    {
        if (await calls.FindAsync(call, act.Actor, cancellation) is not { State: { } state })
        {
            return new ActRefusal<ApplicationRefusal>.NotFound();
        }

        var listKey = RandomNumberGenerator.GetHexString(ListKeyLength, lowercase: true);
        var command = new ApplicationCommand.WriteUp(
            new WrittenFile(string.Empty, call, act.Actor.Id, string.Empty, listKey), content, state);
        var wouldBe = ApplicationDecision.Decide(null, command, act.ReceivedAt);
        if (wouldBe.IsRefused)
        {
            // Decided before an id and a number are reserved: a refused file leaves no trace.
            return new ActRefusal<ApplicationRefusal>.Refused(wouldBe.Refusal);
        }

        var (id, isNew) = await index.DraftIdAsync(call, act.Actor.Id, key, act.ReceivedAt);
        var application = isNew ? ApplicationStore.Unsaved(id) : await applications.LoadAsync(id, cancellation);
        if (application.State is { } written)
        {
            return ApplicationPart.Changed(written.Content, content, state.Rules).Count > 0
                ? new ActRefusal<ApplicationRefusal>.Refused(new ApplicationRefusal.KeyReused())
                : new FoundApplication(application, state);
        }

        var file = command.File with { Id = id, Number = await index.NumberAsync(call, id) };
        var saved = await applications.ActAsync(application, command with { File = file }, act);
        return saved.IsRefused ? saved.Refusal : new FoundApplication(saved.Value.Aggregate, state);
    }
}
