using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.Calls;
using Territoires.Core.JurySessions;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;
using Territoires.Functions.Identity;
using Territoires.Functions.OpenApi;
using Territoires.Functions.Web;

namespace Territoires.Functions.Selection;

/// <summary>One line of the ranking by marks: what jurors and secretary read before the session, by number.</summary>
/// <param name="Rank">Shared by equal means; null for an application without a final review, which is not ranked.</param>
/// <param name="Reviews">How many reviews the mean is of.</param>
/// <param name="Tied">True when another has the same mean.</param>
public sealed record RankingLine(int? Rank, string Number, string? Mean, int Reviews, bool Tied);

/// <param name="TiedAtCut">The numbers of those whose equal means stand on both sides of the last place.</param>
/// <param name="UnequalReviews">True when some means are of more reviews than others.</param>
/// <param name="Withdrawn">The numbers of those that were admissible and that their applicants took back: they are not ranked.</param>
public sealed record RankingAnswer(bool Fictitious, IReadOnlyList<RankingLine> Ranking, IReadOnlyList<string> TiedAtCut, bool UnequalReviews, IReadOnlyList<string> Withdrawn);

/// <summary>
/// The applications by weighted mean; from the convening on, by the marks on which the jury was convened. It decides nothing:
/// the jury votes.
/// </summary>
public sealed class ReadRanking(CallStore calls, Selections selections)
{
    [Function(nameof(ReadRanking)), Policy(Permission.ReadReviews)]
    [Summary("Lire le classement par les notes"), Gives<RankingAnswer>]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/ranking")] HttpRequest request,
        string call, CancellationToken cancellation) =>
        (await calls.LoadAsync(call, cancellation)).State is { } state && request.Actor().MayTouch(call)
            ? Tagged.Json(request, await RankAsync(state, cancellation))
            : Problems.NotFound.ToResult();

    /// <summary>The ranking, for the API and for the page.</summary>
    public async Task<RankingAnswer> RankAsync(CallState call, CancellationToken cancellation)
    {
        var withdrawn = Selections.WithdrawnAmong(await selections.ApplicationsAsync(call.Id, cancellation));
        var marked = await selections.MarkedAsync(call, cancellation);
        var ranking = Ranking.Of(marked.Select(item => (item.Number, ItemMarks.Of(item).Mean)), call.Rules.Places);
        return new RankingAnswer(
            call.Rules.Fictitious,
            [.. ranking.Lines.Select(line => new RankingLine(line.Rank, line.Number, line.Mean?.Display, line.Mean?.Count ?? 0, line.IsTied))],
            ranking.TiedAtCut,
            ranking.CountsDiffer,
            [.. withdrawn.Select(application => application.Submission!.Number)]);
    }
}
