using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Journal;
using Territoires.Domain.Programmes;
using Territoires.Orchestrations;

namespace Territoires.Core.Programmes;

/// <summary>Programmes: few, and all in one partition.</summary>
public sealed class ProgrammeStore(StorageClients storage, Measures measures)
{
    private readonly AggregateTable<ProgrammeState, ProgrammeFact> table = new(
        storage, TableKeys.ProgrammesTable, ProgrammeEvolution.Evolve, EffectOf, measures);

    public Task<Loaded<ProgrammeState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    public Task<Result<Saved<ProgrammeState>, ActRefusal<ProgrammeRefusal>>> ActAsync(
        Loaded<ProgrammeState> loaded, ProgrammeCommand command, Act act, string? ifMatch = null) =>
        table.ActAsync(loaded, command, state => ProgrammeDecision.Decide(state, command, act.ReceivedAt), act, ifMatch);

    /// <summary>Every programme, by name.</summary>
    public async Task<IReadOnlyList<ProgrammeState>> AllAsync(CancellationToken cancellation) =>
        [.. (await table.StatesAsync([TableKeys.Programmes], string.Empty, cancellation)).OrderBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>The programme that a call is of; null for none.</summary>
    public async Task<ProgrammeState?> OfCallAsync(string call, CancellationToken cancellation) =>
        (await AllAsync(cancellation)).FirstOrDefault(programme => programme.CallOf(call) is not null);

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    private static Effect? EffectOf(ProgrammeState state, ProgrammeFact fact) => fact switch
    {
        // Its list may be public already.
        ProgrammeFact.CallLinked linked => new Effect.FollowList(linked.Call.CallId),
        ProgrammeFact.WavesPlanned => WavesOf(state),
        // The next one follows another wave: its date is read anew.
        ProgrammeFact.CallUnlinked when state.Waves is { End: null } => WavesOf(state),
        _ => null,
    };

    private static Effect.OpenWaves WavesOf(ProgrammeState state) => new(new WavePlan(state.Id, state.Waves!.Plan));
}
