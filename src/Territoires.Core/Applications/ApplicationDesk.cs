using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;

namespace Territoires.Core.Applications;

/// <summary>
/// What every act on an application has in common: find it with its call, as somebody who may know of it, act on it. Those acts stand here
/// that need no more.
/// </summary>
public sealed class ApplicationDesk(ApplicationStore applications)
{
    /// <summary>The application and its call; null when it is not the actor's to know.</summary>
    public Task<FoundApplication?> FindAsync(string id, Actor actor, CancellationToken cancellation) =>
        applications.FindWithCallAsync(id, actor, cancellation);

    /// <summary>The same, for what only its owner may do: those who write it with them may know that they may not.</summary>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> FindOwnAsync(
        string id, Actor actor, CancellationToken cancellation) => await FindToWriteAsync(id, actor, cancellation) switch
        {
            null => new ActRefusal<ApplicationRefusal>.NotFound(),
            var found when ApplicationAccess.IsOwner(found.State, actor) => found,
            _ => new ActRefusal<ApplicationRefusal>.Refused(new ApplicationRefusal.OwnerOnly()),
        };

    /// <summary>The same, for what those whom its applicant invited do as well.</summary>
    public async Task<FoundApplication?> FindToWriteAsync(string id, Actor actor, CancellationToken cancellation) =>
        await FindAsync(id, actor, cancellation) is { } found && ApplicationAccess.MayWrite(found.State, actor) ? found : null;

    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> ActAsync(
        FoundApplication found, ApplicationCommand command, Act act, string? ifMatch = null)
    {
        var saved = await applications.ActAsync(found.Application, command, act, ifMatch);
        return saved.IsRefused ? saved.Refusal : found with { Application = saved.Value.Aggregate };
    }

    /// <summary>A service of the State gives its opinion on an application of its area.</summary>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> GiveOpinionAsync(
        string id, Verdict verdict, string? text, Act act, CancellationToken cancellation) =>
        await FindAsync(id, act.Actor, cancellation) is { } found && ApplicationAccess.IsOfItsArea(found.State, act.Actor)
            ? await ActAsync(found, new ApplicationCommand.GiveOpinion(act.Actor.Id, verdict, text, found.Call), act)
            : new ActRefusal<ApplicationRefusal>.NotFound();

    /// <summary>The applicant takes their application back.</summary>
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> WithdrawAsync(
        string id, Act act, CancellationToken cancellation) =>
        OwnAsync(id, found => new ApplicationCommand.Withdraw(found.Call), act, cancellation);

    /// <summary>The applicant opens what they submitted, to change it until the closing.</summary>
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> BeginChangeAsync(
        string id, Act act, CancellationToken cancellation) =>
        OwnAsync(id, found => new ApplicationCommand.BeginChange(found.Call), act, cancellation);

    /// <summary>The applicant gives up a change that was not sent.</summary>
    public Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> GiveUpChangeAsync(
        string id, Act act, CancellationToken cancellation) =>
        OwnAsync(id, found => new ApplicationCommand.GiveUpChange(found.Call), act, cancellation);

    /// <summary>An act of its owner that needs nothing but its call.</summary>
    public async Task<Result<FoundApplication, ActRefusal<ApplicationRefusal>>> OwnAsync(
        string id, Func<FoundApplication, ApplicationCommand> command, Act act, CancellationToken cancellation)
    {
        var own = await FindOwnAsync(id, act.Actor, cancellation);
        return own.IsRefused ? own.Refusal : await ActAsync(own.Value, command(own.Value), act);
    }
}

/// <summary>An application as it was read, or as an act left it, and the call that it is made to.</summary>
public sealed record FoundApplication(Loaded<ApplicationState> Application, CallState Call)
{
    public ApplicationState State => Application.State ?? throw new InvalidOperationException("An application that was found has a state.");
}
