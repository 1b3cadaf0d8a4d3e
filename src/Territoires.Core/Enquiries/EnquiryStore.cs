using Territoires.Core.Storage;
using Territoires.Core.Telemetry;
using Territoires.Domain;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Journal;

namespace Territoires.Core.Enquiries;

/// <summary>Enquiries: those of a call stand in one partition, so that a page of them is one request.</summary>
public sealed class EnquiryStore(StorageClients storage, Measures measures)
{
    private readonly AggregateTable<EnquiryState, EnquiryFact> table = new(
        storage, TableKeys.EnquiriesTable, EnquiryEvolution.Evolve, EffectOf, measures, ListedEnquiry.Of,
        enquiry => enquiry.Stage == EnquiryStage.Waiting, (fact, word) => fact.WithEachWord(word));

    public Task<Loaded<EnquiryState>> LoadAsync(string id, CancellationToken cancellation) => table.LoadAsync(id, cancellation);

    /// <summary>One of which nothing can have been saved yet: what <see cref="LoadAsync"/> would find, without asking.</summary>
    public static Loaded<EnquiryState> Unsaved(string id) => new(id, null, 0, FactChain.Genesis, default);

    public Task<Result<Saved<EnquiryState>, ActRefusal<EnquiryRefusal>>> ActAsync(
        Loaded<EnquiryState> loaded, EnquiryCommand command, Act act, string? ifMatch = null) =>
        table.ActAsync(loaded, command, state => EnquiryDecision.Decide(state, command, act.ReceivedAt), act, ifMatch);

    /// <summary>Every enquiry of a call, the oldest first: for those who run it.</summary>
    public async Task<IReadOnlyList<ListedEnquiry>> ListAsync(string call, CancellationToken cancellation) =>
    [
        .. (await table.ListAsync<ListedEnquiry>([TableKeys.EnquiriesOf(call)], string.Empty, cancellation))
            .OrderBy(enquiry => enquiry.Id, StringComparer.Ordinal),
    ];

    /// <summary>How many wait for an answer.</summary>
    public async Task<int> WaitingAsync(string call, CancellationToken cancellation) =>
        (await ListAsync(call, cancellation)).Count(enquiry => enquiry.Stage == EnquiryStage.Waiting);

    /// <summary>What everybody reads: those that are answered, the last answer first.</summary>
    public async Task<IReadOnlyList<ListedEnquiry>> AnsweredAsync(string call, CancellationToken cancellation) =>
    [
        .. (await ListAsync(call, cancellation)).Where(enquiry => enquiry.Stage == EnquiryStage.Answered)
            .OrderByDescending(enquiry => enquiry.AnsweredAt).ThenBy(enquiry => enquiry.Id, StringComparer.Ordinal),
    ];

    /// <summary>Those that somebody asked, the oldest first.</summary>
    public async Task<IReadOnlyList<ListedEnquiry>> OfAskerAsync(string call, string asker, CancellationToken cancellation) =>
        [.. (await ListAsync(call, cancellation)).Where(enquiry => enquiry.AskerId == asker)];

    public IAsyncEnumerable<StoredFact> FactsAsync(string id, CancellationToken cancellation) => table.FactsAsync(id, cancellation);

    private static Effect? EffectOf(EnquiryState state, EnquiryFact fact) => fact switch
    {
        EnquiryFact.EnquiryAsked => new Effect.TellTurn(state.CallId, TurnNews.EnquiryAsked, About: state.Id),
        // Of what nobody asked, nobody is told.
        _ when state.AskerId is null => null,
        _ => new Effect.MailAsker(state.Id, fact is EnquiryFact.AnswerCorrected),
    };
}
