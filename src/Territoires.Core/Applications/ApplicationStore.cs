using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Journal;
using Territoires.Orchestrations;

namespace Territoires.Core.Applications;

/// <summary>Applications: one partition each. What lists them stands in <see cref="ApplicationIndex"/>.</summary>
public sealed class ApplicationStore(StorageClients storage, ApplicationIndex index, CallStore calls)
{
    private readonly AggregateTable<ApplicationState, ApplicationFact> table = new(
        storage, TableKeys.ApplicationsTable, ApplicationEvolution.Evolve, EffectOf);

    public Task<Loaded<ApplicationState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    /// <summary>One of which nothing can have been saved yet: what <see cref="LoadAsync"/> would find, without asking.</summary>
    public static Loaded<ApplicationState> Unsaved(string id) => new(id, null, 0, FactChain.Genesis, default);

    /// <summary>
    /// The application, when it exists and the actor may know of it; null otherwise, so that nobody learns of a file that
    /// is not theirs.
    /// </summary>
    public async Task<Loaded<ApplicationState>?> FindAsync(string id, Actor actor, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(id, "N", out _))
        {
            return null;
        }

        var loaded = await table.LoadAsync(id, cancellation);
        return loaded.State is { } state && await MayReadAsync(state, actor, cancellation) ? loaded : null;
    }

    /// <summary>Why <see cref="FindAsync"/> finds nothing: the applicant took the file back from a jury that had it, or it is not theirs to know.</summary>
    public async Task<ActRefusal<ApplicationRefusal>> WhyNotAsync(string id, Actor actor, CancellationToken cancellation) =>
        Guid.TryParseExact(id, "N", out _)
        && (await table.LoadAsync(id, cancellation)).State is { Stage: ApplicationStage.Withdrawn } state
        && ApplicationAccess.WasOfItsJury(state, await calls.ReadAsync(state.CallId, cancellation), actor)
            ? new ActRefusal<ApplicationRefusal>.Refused(new ApplicationRefusal.AlreadyWithdrawn())
            : new ActRefusal<ApplicationRefusal>.NotFound();

    /// <summary>Decides and saves; an index row is written before the first save, so that no application is ever unlisted.</summary>
    public async Task<Result<Saved<ApplicationState>, ActRefusal<ApplicationRefusal>>> ActAsync(
        Loaded<ApplicationState> loaded, ApplicationCommand command, Act act, string? ifMatch = null)
    {
        if (loaded.State is null && command is ApplicationCommand.StartDraft start)
        {
            await index.AddAsync(start.Call.Id, start.OwnerId, loaded.Key);
        }

        return await table.ActAsync(loaded, state => ApplicationDecision.Decide(state, command, act.ReceivedAt), act, ifMatch);
    }

    /// <summary>Every application of a call, one after the other, less the drafts that were deleted; the truth of each is its own partition.</summary>
    public async IAsyncEnumerable<ApplicationState> OfCallAsync(string call, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var id in index.OfCallAsync(call, cancellation))
        {
            if ((await table.LoadAsync(id, cancellation)).State is { Stage: not ApplicationStage.Deleted } application)
            {
                yield return application;
            }
        }
    }

    public async Task<IReadOnlyList<ApplicationState>> OfOwnerAsync(string owner, CancellationToken cancellation)
    {
        var mine = new List<ApplicationState>();
        await foreach (var id in index.OfOwnerAsync(owner, cancellation))
        {
            if ((await table.LoadAsync(id, cancellation)).State is { Stage: not ApplicationStage.Deleted } application)
            {
                mine.Add(application);
            }
        }

        return mine;
    }

    /// <summary>The call is read for those only of whom it decides: nothing of it keeps owners from their own file.</summary>
    private async Task<bool> MayReadAsync(ApplicationState state, Actor actor, CancellationToken cancellation) =>
        ApplicationAccess.MayReadAsOwner(state, actor)
        || ApplicationAccess.MayRead(state, await calls.ReadAsync(state.CallId, cancellation), actor);

    private static Effect? EffectOf(ApplicationState state, ApplicationFact fact) => fact switch
    {
        ApplicationFact.ApplicationSubmitted => new Effect.MailReceipt(state.Id),
        ApplicationFact.CorrectionAsked asked => new Effect.MailCorrection(state.Id, asked.Number),
        ApplicationFact.EligibilityDecided => new Effect.TellCall(state.CallId, EventNames.EligibilityDecided),
        // Neither who is still to be decided on nor whose reviews are awaited is what it was, and the agenda may have to follow.
        ApplicationFact.EligibilityRevised => new Effect.TellOfWithdrawal(state.CallId, state.Id),
        ApplicationFact.JurorUnassigned => new Effect.TellCall(state.CallId, EventNames.ReviewFinalised),
        ApplicationFact.ApplicationWithdrawn => new Effect.TellOfWithdrawal(state.CallId, state.Id),
        ApplicationFact.JurorRecused recused => new Effect.RecuseInSession(state.CallId, state.Id, recused.Recusal.JurorId),
        _ => null,
    };

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    public Task<ApplicationState?> FoldAsync(string id, CancellationToken cancellation) => table.FoldAsync(id, cancellation);
}
