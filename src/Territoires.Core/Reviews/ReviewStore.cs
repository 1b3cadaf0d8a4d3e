using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Orchestrations;

namespace Territoires.Core.Reviews;

/// <summary>Reviews, named by application and juror, so that no index is needed to find one.</summary>
public sealed class ReviewStore(StorageClients storage, Measures measures)
{
    private readonly AggregateTable<ReviewState, ReviewFact> table = new(
        storage,
        TableKeys.ReviewsTable,
        ReviewEvolution.Evolve,
        (state, fact) => fact is ReviewFact.ReviewFinalised ? new Effect.TellCall(state.CallId, EventNames.ReviewFinalised) : null,
        measures,
        ListedReview.Of,
        words: ReviewWords.Each);

    public Task<Loaded<ReviewState>> LoadAsync(string applicationId, string jurorId, CancellationToken cancellation) =>
        table.LoadAsync(ReviewId.Of(applicationId, jurorId), cancellation);

    public Task<Result<Saved<ReviewState>, ActRefusal<ReviewRefusal>>> ActAsync(
        Loaded<ReviewState> loaded, IReadOnlyList<ReviewCommand> commands, Act act, string? ifMatch = null) =>
        table.ActAsync(loaded, commands[^1], state => ReviewDecision.DecideAll(state, commands, act.ReceivedAt), act, ifMatch);

    /// <summary>The reviews that its assigned jurors have written, final or not.</summary>
    public async Task<IReadOnlyList<ReviewState>> OfApplicationAsync(ListedApplication application, CancellationToken cancellation)
    {
        var written = await table.StatesAsync(
            [TableKeys.Partition(TableKeys.ApplicationsTable, application.Id)], application.Id, cancellation);
        return [.. application.Assigned.Join(written, juror => juror, review => review.JurorId, (_, review) => review)];
    }

    /// <summary>Who wrote what on the applications of a call, of those assigned and of those who no longer are.</summary>
    public Task<IReadOnlyList<ListedReview>> ListAsync(string call, CancellationToken cancellation) =>
        table.ListAsync<ListedReview>(TableKeys.OfCall(call), string.Empty, cancellation);

    /// <summary>The reviews themselves, of those assigned and of those who no longer are.</summary>
    public Task<IReadOnlyList<ReviewState>> OfCallAsync(string call, CancellationToken cancellation) =>
        table.StatesAsync(TableKeys.OfCall(call), string.Empty, cancellation);

    /// <summary>The same in the order in which they are kept, from after one of them on.</summary>
    public IAsyncEnumerable<ReviewState> WalkAsync(string call, string? after, CancellationToken cancellation) =>
        table.WalkAsync(TableKeys.OfCall(call), after, cancellation);

    /// <summary>
    /// Erases what jurors wrote of an application, of those assigned and of those who no longer are; marks and facts stay.
    /// </summary>
    public async Task EraseWordsAsync(string applicationId)
    {
        var written = await table.StatesAsync(
            [TableKeys.Partition(TableKeys.ApplicationsTable, applicationId)], applicationId, CancellationToken.None);
        foreach (var review in written.Where(review => review.ApplicationId == applicationId))
        {
            await table.EraseWordsAsync(review.Id, ReviewWords.Without);
        }
    }

    /// <summary>What happened to the reviews of an application, without what they say.</summary>
    public Task<IReadOnlyList<DatedFact>> DatesAsync(string applicationId, CancellationToken cancellation) => table.DatesAmongAsync(
        TableKeys.Partition(TableKeys.ApplicationsTable, applicationId), applicationId,
        [nameof(ReviewFact.ReviewStarted), nameof(ReviewFact.ReviewFinalised), nameof(ReviewFact.ReviewReopened)], cancellation);

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);
}
