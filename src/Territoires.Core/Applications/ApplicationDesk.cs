using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Core.Applications;

/// <summary>What every act on an application has in common: find it with its call, as somebody who may know of it, act on it.</summary>
public sealed class ApplicationDesk(ApplicationStore applications)
{
    /// <summary>The application and its call; null when it is not the actor's to know.</summary>
    public Task<FoundApplication?> FindAsync(string id, Actor actor, CancellationToken cancellation) =>
        applications.FindWithCallAsync(id, actor, cancellation);

    /// <summary>The same, for what only its applicant may do.</summary>
    public async Task<FoundApplication?> FindOwnAsync(string id, Actor actor, CancellationToken cancellation) =>
        await FindAsync(id, actor, cancellation) is { } found && ApplicationAccess.IsOwner(found.State, actor) ? found : null;

    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> ActAsync(
        FoundApplication found, ApplicationCommand command, Act act, string? ifMatch = null)
    {
        var saved = await applications.ActAsync(found.Application, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : found with { Application = saved.Value.Aggregate };
    }
}

/// <summary>An application as it was read, or as an act left it, and the call that it is made to.</summary>
public sealed record FoundApplication(Loaded<ApplicationState> Application, CallState Call)
{
    public ApplicationState State => Application.State ?? throw new InvalidOperationException("An application that was found has a state.");
}
