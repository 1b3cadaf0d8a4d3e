using System.Security.Cryptography;
using System.Text;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Orchestrations;

namespace Territoires.Core.Reviews;

/// <summary>Reviews: one partition each, named by its application and its juror, so that no index is needed to find them.</summary>
public sealed class ReviewStore(StorageClients storage)
{
    private readonly AggregateTable<ReviewState, ReviewFact> table = new(
        storage,
        TableKeys.ReviewsTable,
        ReviewEvolution.Evolve,
        (state, fact) => fact is ReviewFact.ReviewFinalised ? new Effect.TellCall(state.CallId, EventNames.ReviewFinalised) : null);

    public static string IdOf(string applicationId, string jurorId) =>
        $"{applicationId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(jurorId)))[..16]}";

    public Task<Loaded<ReviewState>> LoadAsync(string applicationId, string jurorId, CancellationToken cancellation) =>
        table.LoadAsync(IdOf(applicationId, jurorId), cancellation);

    public Task<Result<Saved<ReviewState>, ActRefusal<ReviewRefusal>>> ActAsync(Loaded<ReviewState> loaded, IReadOnlyList<ReviewCommand> commands, Act act, string? ifMatch = null) =>
        table.ActAsync(loaded, state => ReviewDecision.DecideAll(state, commands, act.ReceivedAt), act, ifMatch);

    /// <summary>The reviews that its assigned jurors have written, final or not.</summary>
    public async Task<IReadOnlyList<ReviewState>> OfApplicationAsync(ApplicationState application, CancellationToken cancellation)
    {
        var written = new List<ReviewState>();
        foreach (var juror in application.Assigned)
        {
            if ((await LoadAsync(application.Id, juror, cancellation)).State is { } review)
            {
                written.Add(review);
            }
        }

        return written;
    }

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    public Task<ReviewState?> FoldAsync(string id, CancellationToken cancellation) => table.FoldAsync(id, cancellation);
}
