using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;
using Territoires.Orchestrations;

namespace Territoires.Core.JurySessions;

/// <summary>Sessions of juries: one partition each.</summary>
public sealed class SessionStore(StorageClients storage, Measures measures)
{
    private readonly AggregateTable<JurySessionState, JurySessionFact> table = new(
        storage, TableKeys.SessionsTable, JurySessionEvolution.Evolve, EffectOf, measures);

    private const string Ending = "-seance";

    /// <summary>A call has one session: its name says whose it is.</summary>
    public static string IdOf(string call) => call + Ending;

    /// <summary>The call of a session; null for what names none.</summary>
    public static string? CallOf(string session) =>
        session.EndsWith(Ending, StringComparison.Ordinal) ? session[..^Ending.Length] : null;

    public Task<Loaded<JurySessionState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    public Task<Result<Saved<JurySessionState>, ActRefusal<JurySessionRefusal>>> ActAsync(
        Loaded<JurySessionState> loaded, JurySessionCommand command, Act act) =>
        table.ActAsync(loaded, command, state => JurySessionDecision.Decide(state, command, act.ReceivedAt), act);

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    /// <summary>When facts of these types happened.</summary>
    public Task<IReadOnlyList<DatedFact>> DatesAsync(string id, IEnumerable<string> types, CancellationToken cancellation) =>
        table.DatesAsync(id, types, cancellation);

    private static Effect? EffectOf(JurySessionState state, JurySessionFact fact) => fact switch
    {
        JurySessionFact.SessionConvened => new Effect.SummonJury(state.CallId),
        JurySessionFact.SessionMoved => new Effect.SummonJury(state.CallId, HasMoved: true),
        // What changed while minutes stood is seen now that they do not.
        JurySessionFact.MinutesTakenBack => new Effect.UpdateAgenda(state.CallId),
        JurySessionFact.MinutesDrafted when state.Chair is { } chair =>
            new Effect.TellTurn(state.CallId, TurnNews.MinutesDrafted, [chair]),
        JurySessionFact.MinutesSigned when state.Stage == SessionStage.Signed =>
            new Effect.TellCall(state.CallId, EventNames.MinutesSigned),
        _ => null,
    };
}
