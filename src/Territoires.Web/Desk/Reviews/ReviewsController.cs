using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Web.Answers;
using Territoires.Web.Desk.Tables;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Reviews;

/// <summary>Where the review of one application by one juror stands.</summary>
public sealed record ReviewProgress(string Number, string Juror, string Stage)
{
    public bool IsAwaited => Stage is not (InstructionText.Final or InstructionText.Recused);
}

/// <summary>How far the reviews are, and the ranking that they make, fifty lines at a time.</summary>
public sealed class ReviewsController(ManagedCalls managed, Selections selections, ReviewStore reviews, Qualities qualities)
    : ControllerBase
{
    public const string NotFinal = "attendues";
    private const string Ranking = "classement";

    [Reads("gestion/appels/{call}/evaluations"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowManagedReviewsAsync(string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var asked = ListAsked.Of(Request.Query);
        var reading = reviews.OfCallAsync(call, cancellation);
        var all = await selections.ApplicationsAsync(call, cancellation);
        var read = await reading;
        var written = read.ToDictionary(review => (review.ApplicationId, review.JurorId), review => review.IsFinal);
        var admissible = Selections.AdmissibleAmong(all);
        ReviewProgress[] progress = [.. admissible.SelectMany(application => Of(application, written))];
        var page = asked.Among(admissible).SelectMany(application => Of(application, written))
            .Where(review => asked.State != NotFinal || review.IsAwaited).ToArray().Page(asked.Page);
        var ranked = await RankingAnswer.OfAsync(state, all, read, selections, cancellation);
        return Page.Of(new ManagedReviewsPage
        {
            Call = state,
            Page = page,
            Members = PersonWords.Shown(await qualities.NamesAsync(page.Items.Select(review => review.Juror), cancellation)),
            Asked = asked with { Page = page.Number },
            Total = progress.Length,
            TableRows = ReviewsTable.Lines(admissible).Count(),
            Names = NamedFiles.Among(all, state, Request.Actor()),
            Withdrawn = Selections.WithdrawnAmong(all),
            Awaited = progress.Count(review => review.IsAwaited),
            Ranking = ranked.Ranking.Page(Paging.Asked(Request.Query[Ranking])),
            TiedAtCut = ranked.TiedAtCut,
            CountsDiffer = ranked.UnequalReviews,
        });
    }

    private static IEnumerable<ReviewProgress> Of(ListedApplication application, Dictionary<(string, string), bool> written) =>
        application.Assigned.Order(StringComparer.Ordinal).Select(juror => new ReviewProgress(
            application.Submission!.Number,
            juror,
            InstructionText.ProgressOf(
                application.IsRecused(juror), written.TryGetValue((application.Id, juror), out var isFinal) ? isFinal : null)));
}
