using Azure.Data.Tables;
using Territoires.Core.Storage;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Enquiries;
using Territoires.Domain.Instruction;
using Territoires.Domain.Journal;
using Territoires.Domain.Jury;
using Territoires.Domain.Programmes;

namespace Territoires.Cli.Storage;

/// <summary>Everything that is kept of one aggregate, and what does not hold of it.</summary>
/// <param name="Table">Of such aggregates.</param>
/// <param name="Id">Of this one.</param>
/// <param name="State">The JSON of its state; empty when it could not be read.</param>
/// <param name="Facts">From the first; those that could be read.</param>
/// <param name="Words">What its facts say apart.</param>
/// <param name="Fault">One sentence; null when all holds.</param>
public sealed record KeptAggregate(
    string Table, string Id, string State, IReadOnlyList<StoredFact> Facts, ApartWords Words, string? Fault)
{
    /// <summary>The SHA-256 of each document that a fact names.</summary>
    public IEnumerable<string> Documents => Table switch
    {
        TableKeys.CallsTable => Said<CallFact>().OfType<CallFact.DocumentAdded>().Select(added => added.Document.Sha256),
        TableKeys.ApplicationsTable => Said<ApplicationFact>().SelectMany(fact => fact switch
        {
            ApplicationFact.DocumentAttached attached => [attached.Document.Sha256],
            ApplicationFact.CorrectionDocumentAttached attached => [attached.Document.Sha256],
            ApplicationFact.CorrectionSent sent => sent.Documents.Select(document => document.Sha256),
            _ => [],
        }),
        _ => [],
    };

    /// <param name="table">Of such aggregates.</param>
    /// <param name="id">Of this one.</param>
    /// <param name="rows">All its rows.</param>
    /// <param name="texts">Where what is too long for a row stands.</param>
    /// <param name="cancellation">Whoever asks is gone.</param>
    internal static async Task<KeptAggregate> ReadAsync(
        string table, string id, List<TableEntity> rows, LongTexts texts, CancellationToken cancellation)
    {
        var kept = new KeptAggregate(table, id, string.Empty, [], new ApartWords(rows), null);
        try
        {
            var facts = new List<StoredFact>();
            foreach (var row in rows.Where(row => row.RowKey.StartsWith(TableKeys.FactPrefix, StringComparison.Ordinal)))
            {
                facts.Add(await AggregateRows.FactAsync(row, texts, cancellation));
            }

            kept = kept with { Facts = facts };
            if (rows.Find(row => row.RowKey == TableKeys.State(id)) is not { } stateRow)
            {
                return kept with { Fault = "it has rows and no state." };
            }

            kept = kept with { State = await AggregateRows.StateTextAsync(stateRow, texts, cancellation) };
            return kept with { Fault = kept.FaultOf(stateRow) };
        }
        catch (Exception failure) when (failure is InvalidDataException or System.Text.Json.JsonException
            or Azure.RequestFailedException { Status: 404 })
        {
            return kept with { Fault = failure.Message.Split('\n')[0] };
        }
    }

    private string? FaultOf(TableEntity stateRow)
    {
        if (stateRow.PartitionKey != TableKeys.Partition(Table, Id))
        {
            return "no list leads to it: it is in another partition than its id says.";
        }

        if (FactChain.FirstBroken(Facts) is { } broken)
        {
            return $"its chain is broken at fact {broken.Sequence}.";
        }

        var (version, head) = AggregateRows.HeadOf(stateRow);
        if (version != Facts.Count || head != (Facts.Count == 0 ? FactChain.Genesis : Facts[^1].Hash))
        {
            return $"its state is of version {version}, and it has {Facts.Count} facts.";
        }

        var made = Made();
        return made != Stored() ? $"its facts do not make its state.\nstate: {Stored()}\nfacts: {made}"
            : IsListed(stateRow) ? null
            : "lists do not show what it is.";
    }

    private string Made() => Table switch
    {
        TableKeys.CallsTable => Fold<CallState, CallFact>(CallEvolution.Evolve, (fact, _) => fact),
        TableKeys.ApplicationsTable => Fold<ApplicationState, ApplicationFact>(ApplicationEvolution.Evolve, ApplicationWords.Each),
        TableKeys.ReviewsTable => Fold<ReviewState, ReviewFact>(ReviewEvolution.Evolve, ReviewWords.Each),
        TableKeys.ProgrammesTable => Fold<ProgrammeState, ProgrammeFact>(ProgrammeEvolution.Evolve, (fact, _) => fact),
        TableKeys.EnquiriesTable => Fold<EnquiryState, EnquiryFact>(EnquiryEvolution.Evolve, (fact, word) => fact.WithEachWord(word)),
        _ => Fold<JurySessionState, JurySessionFact>(JurySessionEvolution.Evolve, (fact, _) => fact),
    };

    /// <summary>Written by the program of today: a member that came after the state was stored is no difference.</summary>
    private string Stored() => Table switch
    {
        TableKeys.CallsTable => Again<CallState>(),
        TableKeys.ApplicationsTable => Again<ApplicationState>(),
        TableKeys.ReviewsTable => Again<ReviewState>(),
        TableKeys.ProgrammesTable => Again<ProgrammeState>(),
        TableKeys.EnquiriesTable => Again<EnquiryState>(),
        _ => Again<JurySessionState>(),
    };

    private bool IsListed(TableEntity row)
    {
        switch (Table)
        {
            case TableKeys.ApplicationsTable:
                var application = StoredJson.Read<ApplicationState>(State);
                return StoredJson.Write(AggregateRows.Listed<ListedApplication>(row))
                        == StoredJson.Write(ListedApplication.Of(application))
                    && row.GetBoolean(AggregateRows.AwaitedColumn) == application.AwaitsEligibility;
            case TableKeys.ReviewsTable:
                return AggregateRows.Listed<ListedReview>(row) == ListedReview.Of(StoredJson.Read<ReviewState>(State));
            case TableKeys.EnquiriesTable:
                var enquiry = StoredJson.Read<EnquiryState>(State);
                return AggregateRows.Listed<ListedEnquiry>(row) == ListedEnquiry.Of(enquiry)
                    && row.GetBoolean(AggregateRows.AwaitedColumn) == (enquiry.Stage == EnquiryStage.Waiting);
            default:
                return true;
        }
    }

    private IEnumerable<TFact> Said<TFact>() => Facts.Select(fact => StoredJson.Read<TFact>(fact.Json));

    private string Fold<TState, TFact>(Func<TState?, TFact, TState> evolve, Func<TFact, Func<string, string>, TFact> words)
        where TState : class =>
        StoredJson.Write(Said<TFact>().Aggregate((TState?)null, (state, fact) => evolve(state, words(fact, Words.Read)))!);

    private string Again<TState>() => StoredJson.Write(StoredJson.Read<TState>(State));
}
