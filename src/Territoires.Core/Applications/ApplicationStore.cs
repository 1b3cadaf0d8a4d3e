using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Journal;
using Territoires.Orchestrations;

namespace Territoires.Core.Applications;

/// <summary>Applications. What finds those of an owner stands in <see cref="ApplicationIndex"/>.</summary>
public sealed class ApplicationStore(StorageClients storage, ApplicationIndex index, CallStore calls, Measures measures)
{
    private readonly AggregateTable<ApplicationState, ApplicationFact> table = new(
        storage, TableKeys.ApplicationsTable, ApplicationEvolution.Evolve, EffectOf, measures, ListedApplication.Of,
        application => application.AwaitsEligibility, ApplicationWords.Each);

    public Task<Loaded<ApplicationState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    /// <summary>One of which nothing can have been saved yet: what <see cref="LoadAsync"/> would find, without asking.</summary>
    public static Loaded<ApplicationState> Unsaved(string id) => new(id, null, 0, FactChain.Genesis, default);

    /// <summary>
    /// The application, when it exists and the actor may know of it; null otherwise, so that nobody learns of a file that
    /// is not theirs.
    /// </summary>
    public async Task<Loaded<ApplicationState>?> FindAsync(string id, Actor actor, CancellationToken cancellation)
    {
        if (ApplicationKey.CallOf(id) is null)
        {
            return null;
        }

        var loaded = await table.LoadAsync(id, cancellation);
        return loaded.State is { } state && await MayReadAsync(state, actor, cancellation) ? loaded : null;
    }

    /// <summary>The same with its call, which is read once.</summary>
    public async Task<FoundApplication?> FindWithCallAsync(string id, Actor actor, CancellationToken cancellation)
    {
        if (ApplicationKey.CallOf(id) is not { } named || await table.LoadAsync(id, cancellation) is not { State: { } state } loaded)
        {
            return null;
        }

        var call = await calls.ReadAsync(named, cancellation);
        return ApplicationAccess.MayRead(state, call, actor) ? new FoundApplication(loaded, call) : null;
    }

    /// <summary>
    /// Why <see cref="FindAsync"/> finds nothing: the applicant took the file back from a jury that had it, or it is not theirs to
    /// know.
    /// </summary>
    public async Task<ActRefusal<ApplicationRefusal>> WhyNotAsync(string id, Actor actor, CancellationToken cancellation) =>
        ApplicationKey.CallOf(id) is not null
        && (await table.LoadAsync(id, cancellation)).State is { Stage: ApplicationStage.Withdrawn } state
        && ApplicationAccess.WasOfItsJury(ListedApplication.Of(state), await calls.ReadAsync(state.CallId, cancellation), actor)
            ? new ActRefusal<ApplicationRefusal>.Refused(new ApplicationRefusal.AlreadyWithdrawn())
            : new ActRefusal<ApplicationRefusal>.NotFound();

    /// <summary>
    /// Decides and saves; the index row of who writes it is written before the save that makes them, so that nobody ever misses their
    /// draft.
    /// </summary>
    public async Task<Result<Saved<ApplicationState>, ActRefusal<ApplicationRefusal>>> ActAsync(
        Loaded<ApplicationState> loaded, ApplicationCommand command, Act act, string? ifMatch = null)
    {
        if (loaded.State is null && command is ApplicationCommand.StartDraft start)
        {
            await index.AddAsync(start.OwnerId, loaded.Key);
        }
        else if (command is ApplicationCommand.InviteEditor invite)
        {
            await index.AddAsync(invite.EditorId, loaded.Key);
        }

        return await table.ActAsync(loaded, command, state => ApplicationDecision.Decide(state, command, act.ReceivedAt), act, ifMatch);
    }

    /// <summary>What lists show of every application of a call, less the drafts that were deleted; in no promised order.</summary>
    public async Task<IReadOnlyList<ListedApplication>> ListAsync(string call, CancellationToken cancellation)
    {
        var listed = await table.ListAsync<ListedApplication>(TableKeys.OfCall(call), string.Empty, cancellation);
        return [.. listed.Where(application => application.Stage != ApplicationStage.Deleted)];
    }

    /// <summary>Whether an application of the call waits for the decision on its eligibility.</summary>
    public Task<bool> AnyAwaitsEligibilityAsync(string call, CancellationToken cancellation) =>
        table.AnyAwaitedAsync(TableKeys.OfCall(call), cancellation);

    /// <summary>The applications of a call themselves, which is more to read than <see cref="ListAsync"/>.</summary>
    public async Task<IReadOnlyList<ApplicationState>> OfCallAsync(string call, CancellationToken cancellation)
    {
        var all = await table.StatesAsync(TableKeys.OfCall(call), string.Empty, cancellation);
        return [.. all.Where(application => application.Stage != ApplicationStage.Deleted)];
    }

    /// <summary>What lists show of the applications that are kept in one partition with that one, and of itself.</summary>
    public Task<IReadOnlyList<ListedApplication>> ListBesideAsync(string id, CancellationToken cancellation) =>
        table.ListAsync<ListedApplication>([TableKeys.Partition(TableKeys.ApplicationsTable, id)], string.Empty, cancellation);

    /// <summary>The applications of a call in the order in which they are kept, from after one of them on.</summary>
    public IAsyncEnumerable<ApplicationState> WalkAsync(string call, string? after, CancellationToken cancellation) =>
        table.WalkAsync(TableKeys.OfCall(call), after, cancellation).Where(application => application.Stage != ApplicationStage.Deleted);

    /// <summary>Those that somebody writes, sorted by id, from after one of them on.</summary>
    public async IAsyncEnumerable<ApplicationState> WalkOwnAsync(
        string writer, string call, string? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var ids = (await index.OfWriterAsync(writer, cancellation))
            .Where(id => ApplicationKey.CallOf(id) == call && string.CompareOrdinal(id, after) > 0);
        foreach (var id in ids.Order(StringComparer.Ordinal))
        {
            if ((await table.LoadAsync(id, cancellation)).State is { Stage: not ApplicationStage.Deleted } application
                && application.IsWrittenBy(writer))
            {
                yield return application;
            }
        }
    }

    /// <summary>Those that somebody owns, or was invited to write and was not taken back from.</summary>
    public async Task<IReadOnlyList<ApplicationState>> OfWriterAsync(string writer, CancellationToken cancellation)
    {
        var mine = await Task.WhenAll((await index.OfWriterAsync(writer, cancellation)).Select(id => table.LoadAsync(id, cancellation)));
        return
        [
            .. mine.Select(loaded => loaded.State).OfType<ApplicationState>()
            .Where(application => application.Stage != ApplicationStage.Deleted && application.IsWrittenBy(writer)),
        ];
    }

    /// <summary>The call is read for those only of whom it decides: nothing of it keeps writers from their own file.</summary>
    private async Task<bool> MayReadAsync(ApplicationState state, Actor actor, CancellationToken cancellation) =>
        ApplicationAccess.MayWrite(state, actor)
        || ApplicationAccess.MayRead(state, await calls.ReadAsync(state.CallId, cancellation), actor);

    private static Effect? EffectOf(ApplicationState state, ApplicationFact fact) => fact switch
    {
        ApplicationFact.DraftDeleted => new Effect.EraseWords(state.Id),
        ApplicationFact.FileWritten => new Effect.TellCall(state.CallId, EventNames.EligibilityDecided),
        ApplicationFact.EditorInvited invited => new Effect.MailEditor(state.Id, invited.EditorId),
        ApplicationFact.ApplicationSubmitted => new Effect.MailReceipt(state.Id),
        ApplicationFact.CorrectionAsked asked => new Effect.MailCorrection(state.Id, asked.Number),
        ApplicationFact.CorrectionSent => new Effect.MailNewVersion(state.Id, state.Versions.Count + 1),
        ApplicationFact.EligibilityDecided { Eligibility.Admissible: false } => new Effect.TellOfRejection(state.CallId, state.Id),
        ApplicationFact.EligibilityDecided => new Effect.TellCall(state.CallId, EventNames.EligibilityDecided),
        // Neither who is still to be decided on nor whose reviews are awaited is what it was, and the agenda may have to follow.
        ApplicationFact.RemarkWritten => new Effect.TellOfRemark(state.Id, state.Remarks.Count),
        IChangesAgenda => new Effect.TellOfWithdrawal(state.CallId, state.Id),
        ApplicationFact.JurorsAssigned assigned => new Effect.TellTurn(state.CallId, TurnNews.FilesAssigned, assigned.JurorIds),
        ApplicationFact.JurorUnassigned => new Effect.TellCall(state.CallId, EventNames.ReviewFinalised),
        ApplicationFact.JurorRecused recused => new Effect.RecuseInSession(state.CallId, state.Id, recused.Recusal.JurorId),
        _ => null,
    };

    /// <summary>Erases what was written of the application that may name a person; its facts stay.</summary>
    public Task EraseWordsAsync(string id) => table.EraseWordsAsync(id, ApplicationWords.Without);

    /// <summary>What its history tells of an application, in order.</summary>
    public async Task<IReadOnlyList<FileEvent>> HistoryAsync(string id, CancellationToken cancellation)
    {
        var told = new List<FileEvent>();
        await foreach (var (dated, fact) in table.FactsButAsync(id, ApplicationFact.Untold, cancellation))
        {
            if (fact.Told() is { } note)
            {
                told.Add(new FileEvent(dated.At, dated.Actor, note));
            }
        }

        return told;
    }

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);
}
