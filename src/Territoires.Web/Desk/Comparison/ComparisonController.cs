using Territoires.Core.Applications;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Jury;
using Territoires.Domain.Selection;

namespace Territoires.Web.Desk.Comparison;

/// <summary>One of the files that stand side by side.</summary>
/// <param name="Mean">What its reviews make of it; null for who does not mark.</param>
public sealed record ComparedFile(ApplicationState Application, ListedApplication Listed, string? Mean);

/// <summary>Two to four files side by side, chosen by boxes in the list of the desk.</summary>
public sealed class ComparisonController(ManagedCalls managed, ApplicationStore applications, ReviewStore reviews) : ControllerBase
{
    /// <summary>The name of the boxes.</summary>
    public const string Field = "dossier";

    public const int Fewest = 2;
    public const int Most = 4;

    [Reads("gestion/appels/{call}/comparaison"), Policy(Permission.ReadReviews)]
    public async Task<IResult> CompareAsync(string call, CancellationToken cancellation)
    {
        var actor = Request.Actor();
        if (await managed.FindAsync(call, actor, cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        string[] chosen = [.. Request.Query[Field].OfType<string>().Distinct(StringComparer.Ordinal)];
        if (chosen.Length is < Fewest or > Most)
        {
            return Page.Of(new ComparisonPage { Call = state, Asked = ListAsked.Of(Request.Query), Files = [], Chosen = chosen.Length });
        }

        var files = new List<ComparedFile>();
        foreach (var id in chosen)
        {
            if (await applications.FindAsync(id, actor, cancellation) is not { State: { Submission: not null } application }
                || application.CallId != call)
            {
                return Problems.NotFound.ToResult();
            }

            var listed = ListedApplication.Of(application);
            files.Add(new ComparedFile(application, listed, state.Rules.HasReading
                ? SettlementText.Spread(new AgendaItem(id, listed.Submission!.Number, [], WeightedMark.Marks(
                    await reviews.OfApplicationAsync(listed, cancellation), listed, state.Rules.Grid)))
                : null));
        }

        return Page.Of(new ComparisonPage
        {
            Call = state,
            Asked = ListAsked.Of(Request.Query),
            Files = files,
            Chosen = chosen.Length,
        });
    }
}
