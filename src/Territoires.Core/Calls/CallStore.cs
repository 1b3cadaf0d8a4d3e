using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Calls;
using Territoires.Domain.Journal;
using Territoires.Orchestrations;

namespace Territoires.Core.Calls;

/// <summary>Calls.</summary>
public sealed class CallStore(StorageClients storage, Measures measures)
{
    private readonly AggregateTable<CallState, CallFact> table = new(
        storage, TableKeys.CallsTable, CallEvolution.Evolve, EffectOf, measures);
    private long saves;

    public Task<Loaded<CallState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    /// <summary>The call that an application names: it exists, or the data is damaged.</summary>
    public async Task<CallState> ReadAsync(string id, CancellationToken cancellation) =>
        (await LoadAsync(id, cancellation)).State
            ?? throw new InvalidDataException($"The call {id} is named by an application and does not exist.");

    public async Task<Result<Saved<CallState>, ActRefusal<CallRefusal>>> ActAsync(
        Loaded<CallState> loaded, CallCommand command, Act act, string? ifMatch = null)
    {
        try
        {
            return await table.ActAsync(loaded, command, state => CallDecision.Decide(state, command, act.ReceivedAt), act, ifMatch);
        }
        finally
        {
            Interlocked.Increment(ref saves);
        }
    }

    /// <summary>How often this instance tried to save a call: what was read before the last time may no longer be so.</summary>
    public long Saves => Interlocked.Read(ref saves);

    /// <summary>Every call that was defined, in no promised order.</summary>
    public Task<IReadOnlyList<CallState>> AllAsync(CancellationToken cancellation) =>
        table.StatesAsync(TableKeys.OfCalls, string.Empty, cancellation);

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    /// <summary>When facts of these types happened.</summary>
    public Task<IReadOnlyList<DatedFact>> DatesAsync(string id, IEnumerable<string> types, CancellationToken cancellation) =>
        table.DatesAsync(id, types, cancellation);

    private static Effect? EffectOf(CallState state, CallFact fact) => fact switch
    {
        CallFact.CallOpened => new Effect.StartCall(PlanOf(state)),
        CallFact.DeadlineExtended => new Effect.TellOfExtension(state.Id, state.Extensions.Count),
        CallFact.CallClosed when state.Rules.TakesApplications => new Effect.TellTurn(state.Id, TurnNews.Closed),
        CallFact.ProposalSent => new Effect.TellCall(state.Id, EventNames.ProposalSent),
        CallFact.LaureatesDesignated => new Effect.TellCall(state.Id, EventNames.LaureatesDesignated),
        CallFact.PublicationScheduled => new Effect.TellCall(state.Id, EventNames.PublicationScheduled),
        CallFact.ListPublished => new Effect.MailOutcomes(state.Id),
        CallFact.ListCorrected => new Effect.FollowList(state.Id),
        CallFact.CallEnded => new Effect.TellOfEnd(state.Id),
        CallFact.PreparationSent => new Effect.TellTurn(state.Id, TurnNews.PreparationSent),
        CallFact.PreparationApproved => new Effect.TellTurn(state.Id, TurnNews.PreparationApproved, AuthorOf(state)),
        CallFact.PreparationReturned => new Effect.TellTurn(state.Id, TurnNews.PreparationReturned, AuthorOf(state)),
        CallFact.LaureateWithdrew withdrew => new Effect.MailChangedOutcome(withdrew.Laureate.Id),
        CallFact.ReserveCalled called => new Effect.MailChangedOutcome(called.Laureate.Id),
        _ => null,
    };

    private static string[] AuthorOf(CallState state) => state.Preparation is { By: var secretary } ? [secretary] : [];

    /// <summary>What its orchestration is started with, and reads again when the closing is put off: every date, nothing else.</summary>
    public static CallPlan PlanOf(CallState call)
    {
        var calendar = call.Rules.Calendar;
        return new CallPlan(
            call.Id, calendar.Opens.Instant, calendar.Closes?.Instant, calendar.ReviewsBy?.Instant, call.Rules.Jury);
    }
}
