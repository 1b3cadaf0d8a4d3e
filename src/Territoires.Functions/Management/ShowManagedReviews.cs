using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Functions.Identity;
using Territoires.Functions.Selection;
using Territoires.Functions.Web;

namespace Territoires.Functions.Management;

/// <summary>How far the reviews are, and the ranking that they make, fifty lines at a time.</summary>
public sealed class ShowManagedReviews(ManagedCalls managed, Selections selections, ReviewStore reviews, ReadRanking ranking)
{
    public const string NotFinal = "attendues";
    private const string Ranking = "classement";

    [Function(nameof(ShowManagedReviews)), Policy(Permission.ReadReviews)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "gestion/appels/{call}/evaluations")] HttpRequest request, string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var asked = ListAsked.Of(request.Query);
        var progress = new List<ReviewProgress>();
        var all = await selections.ApplicationsAsync(call, cancellation);
        foreach (var application in Selections.AdmissibleAmong(all))
        {
            progress.AddRange(await OfAsync(application, cancellation));
        }

        var page = progress.Where(review => asked.State != NotFinal || review.IsAwaited).ToArray().Page(asked.Page);
        var ranked = await ranking.RankAsync(state, cancellation);
        return new RazorComponentResult<ManagedReviewsPage>(new
        {
            Call = state,
            Page = page,
            Asked = asked with { Page = page.Number },
            Total = progress.Count,
            Withdrawn = Selections.WithdrawnAmong(all),
            Awaited = progress.Count(review => review.IsAwaited),
            Ranking = ranked.Ranking.Page(Paging.Asked(request.Query[Ranking])),
            TiedAtCut = ranked.TiedAtCut,
            CountsDiffer = ranked.UnequalReviews,
        });
    }

    private async Task<IEnumerable<ReviewProgress>> OfAsync(ApplicationState application, CancellationToken cancellation)
    {
        var written = (await reviews.OfApplicationAsync(application, cancellation)).ToDictionary(review => review.JurorId, StringComparer.Ordinal);
        return application.Assigned.Order(StringComparer.Ordinal).Select(juror => new ReviewProgress(
            application.Submission!.Number,
            juror,
            (application.IsRecused(juror), written.GetValueOrDefault(juror)) switch
            {
                (true, _) => ReviewProgress.Recused,
                (_, { IsFinal: true }) => ReviewProgress.Final,
                (_, not null) => "en cours",
                _ => "pas commencée",
            }));
    }
}

/// <summary>Where the review of one application by one juror stands.</summary>
public sealed record ReviewProgress(string Number, string Juror, string Stage)
{
    public const string Final = "finale";
    public const string Recused = "déport";

    public bool IsAwaited => Stage is not (Final or Recused);
}
