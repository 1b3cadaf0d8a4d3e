using Territoires.Core.Accounts;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Core.Territories;
using Territoires.Web.Files;

namespace Territoires.Web.Desk.Figures;

/// <summary>A call in figures: where its applications come from, how far the reviews are, how the marks lie.</summary>
public sealed class FiguresController(
    ManagedCalls managed, Selections selections, ReviewStore reviews, Qualities qualities, Referential referential) : ControllerBase
{
    [Reads("gestion/appels/{call}/chiffres"), Policy(Permission.ReadReviews)]
    public async Task<IResult> ShowFiguresAsync(string call, CancellationToken cancellation)
    {
        if (await managed.FindAsync(call, Request.Actor(), cancellation) is not { State: { } state })
        {
            return Problems.NotFound.ToResult();
        }

        var reading = reviews.OfCallAsync(call, cancellation);
        var all = await selections.ApplicationsAsync(call, cancellation);
        var written = await reading;
        var marked = await selections.MarkedAsync(state, all, written, cancellation);
        var standing = all.Where(application => application.IsInTheRunning).ToArray();
        var admissible = Selections.AdmissibleAmong(all);
        var names = PersonWords.Shown(await qualities.NamesAsync(admissible.SelectMany(application => application.Assigned), cancellation));
        var files = NamedFiles.Among(all, state, Request.Actor());
        return Page.Of(new FiguresPage
        {
            Call = state,
            Total = standing.Length,
            Regions = CallChart.Regions(standing, await referential.PlacesAsync(cancellation)),
            Kinds = CallChart.Kinds(standing),
            Progress = CallChart.Progress(admissible, written, names),
            Marks = CallChart.Marks(marked),
            Spreads = CallChart.Spreads(marked, number => files[number]),
        });
    }
}
