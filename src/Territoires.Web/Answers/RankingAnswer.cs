using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Instruction;
using Territoires.Domain.Jury;

namespace Territoires.Web.Answers;

/// <summary>One line of the ranking by marks: what jurors and secretary read before the session, by number.</summary>
/// <param name="Rank">Shared by equal means; null for an application without a final review, which is not ranked.</param>
/// <param name="Reviews">How many reviews the mean is of.</param>
/// <param name="Tied">True when another has the same mean.</param>
public sealed record RankingLine(int? Rank, string Number, string? Mean, int Reviews, bool Tied);

/// <param name="TiedAtCut">The numbers of those whose equal means stand on both sides of the last place.</param>
/// <param name="UnequalReviews">True when some means are of more reviews than others.</param>
/// <param name="Withdrawn">The numbers of those that were admissible and that their applicants took back: they are not ranked.</param>
public sealed record RankingAnswer(
    bool Fictitious, IReadOnlyList<RankingLine> Ranking, IReadOnlyList<string> TiedAtCut, bool UnequalReviews,
    IReadOnlyList<string> Withdrawn)
{
    /// <summary>
    /// The applications by weighted mean; from the convening on, by the marks on which the jury was convened. It decides nothing:
    /// the jury votes.
    /// </summary>
    public static async Task<RankingAnswer> OfAsync(
        CallState call, Selections selections, ReviewStore reviews, CancellationToken cancellation)
    {
        var written = reviews.OfCallAsync(call.Id, cancellation);
        return await OfAsync(call, await selections.ApplicationsAsync(call.Id, cancellation), await written, selections, cancellation);
    }

    /// <summary>The same, for whoever has read the applications and the reviews.</summary>
    public static async Task<RankingAnswer> OfAsync(
        CallState call, IReadOnlyList<ListedApplication> all, IReadOnlyList<ReviewState> written, Selections selections,
        CancellationToken cancellation)
    {
        var withdrawn = Selections.WithdrawnAmong(all);
        var marked = await selections.MarkedAsync(call, all, written, cancellation);
        var ranking = Domain.Selection.Ranking.Of(marked.Select(item => (item.Number, ItemMarks.Of(item).Mean)), call.Rules.Places);
        return new RankingAnswer(
            call.Rules.Fictitious,
            [.. ranking.Lines.Select(
                line => new RankingLine(line.Rank, line.Number, line.Mean?.Display, line.Mean?.Count ?? 0, line.IsTied))],
            ranking.TiedAtCut,
            ranking.CountsDiffer,
            [.. withdrawn.Select(application => application.Submission!.Number)]);
    }
}
