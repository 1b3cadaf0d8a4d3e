using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Territoires.Domain.Calls;
using Territoires.Domain.Selection;
using Territoires.Functions.Calls;
using Territoires.Functions.Identity;
using Territoires.Functions.Web;

namespace Territoires.Functions.Selection;

/// <summary>One line of the ranking by marks: what jurors and secretary read before the session, by number.</summary>
public sealed record RankingLine(int Rank, string Number, string? Mean, int Reviews);

/// <summary>The admissible applications by weighted mean. It decides nothing: the jury votes.</summary>
public sealed class ReadRanking(CallStore calls, Selections selections)
{
    [Function(nameof(ReadRanking)), Policy(Permission.ReadReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calls/{call}/ranking")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if ((await calls.LoadAsync(call, cancellation)).State is not { } state || !request.Actor().MayTouch(call))
        {
            return Problems.NotFound.ToResult();
        }

        return Tagged.Json(request, new { fictitious = state.Rules.Fictitious, ranking = await RankAsync(state, cancellation) });
    }

    /// <summary>The lines, for the API and for the page.</summary>
    public async Task<IReadOnlyList<RankingLine>> RankAsync(CallState call, CancellationToken cancellation)
    {
        var means = await selections.MeansAsync(call, cancellation);
        var lines = (await selections.AdmissibleAsync(call.Id, cancellation))
            .Select(application => (application.Submission!.Number, Mean: means.GetValueOrDefault(application.Id)))
            .OrderByDescending(line => line.Mean, Comparer<MeanMark?>.Create(MeanMark.Compare))
            .ThenBy(line => line.Number, StringComparer.Ordinal)
            .Select((line, index) => new RankingLine(index + 1, line.Number, line.Mean?.Display, line.Mean?.Count ?? 0));
        return [.. lines];
    }
}
