using Territoires.Core.Applications;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Designation;

/// <summary>One file that may be designated, and what the authority weighs.</summary>
/// <param name="Proposed">The rank that the jury proposes; null for one that it does not.</param>
/// <param name="Votes">« 3 sur 3 ».</param>
/// <param name="Mean">« 4,27 (3 évaluations) ».</param>
/// <param name="Opinions">« 2 avis : 1 favorable, 1 réservé ».</param>
public sealed record DesignationLine(NamedFile File, string? Proposed, string Votes, string Mean, string Opinions)
{
    private static readonly Comparer<MeanMark?> ByMean = Comparer<MeanMark?>.Create(MeanMark.Compare);

    /// <summary>
    /// Those that the reader may read: first the proposed in their order, then the others in the order of all lists; where nobody
    /// proposes and files were marked, by their means.
    /// </summary>
    /// <param name="admissible">In the order of all lists.</param>
    /// <param name="call">Their call.</param>
    /// <param name="outcome">What the session decided; null where there is none.</param>
    /// <param name="marks">By application, where no jury sits.</param>
    /// <param name="reader">Who reads.</param>
    public static IReadOnlyList<DesignationLine> All(
        IReadOnlyList<ListedApplication> admissible, CallState call, SessionOutcome? outcome,
        IReadOnlyDictionary<string, ItemMarks> marks, Actor reader)
    {
        var lines = (call.Proposal?.Lines ?? []).ToDictionary(line => line.Number, StringComparer.Ordinal);
        var items = (outcome?.Items ?? []).ToDictionary(item => item.Number, StringComparer.Ordinal);
        MeanMark? MeanOf(ListedApplication application) => marks.GetValueOrDefault(application.Id)?.Mean;
        return
        [
            .. admissible.Where(application => ApplicationAccess.MayRead(application, call, reader))
                .OrderBy(application => lines.GetValueOrDefault(application.Submission!.Number)?.Rank ?? int.MaxValue)
                .ThenByDescending(MeanOf, ByMean)
                .Select(application => Of(
                    application, lines.GetValueOrDefault(application.Submission!.Number),
                    items.GetValueOrDefault(application.Submission!.Number), MeanOf(application), call)),
        ];
    }

    private static DesignationLine Of(
        ListedApplication application, ProposalLine? line, ItemOutcome? item, MeanMark? mean, CallState call) => new(
        NamedFile.Of(application, Addresses.ManagedFile(call.Id, application.Id)),
        line is null ? null : SettlementText.Rank(line.Rank, call.Proposal!.IsTied(line)),
        line is not null ? SettlementText.Votes(line) : item is null ? "aucun vote" : $"{item.VotesFor} sur {item.VotesCast}",
        SettlementText.Mean(mean ?? line?.Mean ?? item?.Marks?.Mean),
        InstructionText.Of(application.Opinions));
}
