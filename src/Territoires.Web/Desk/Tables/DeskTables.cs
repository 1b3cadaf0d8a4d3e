using Territoires.Core.Accounts;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Core.Reviews;
using Territoires.Core.Territories;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;
using Territoires.Web.Answers;

namespace Territoires.Web.Desk.Tables;

/// <summary>The tables that whoever reads the pages of a desk may take away; what a page does not show stands in none.</summary>
public sealed class DeskTables(
    ApplicationStore applications, ReviewStore reviews, SessionStore sessions, Selections selections, Qualities qualities,
    Referential referential)
{
    /// <summary>All those that the call has now, read at once: they say the same of the same moment.</summary>
    public async Task<IReadOnlyList<DeskTable>> OfAsync(CallState call, CancellationToken cancellation)
    {
        var reading = reviews.OfCallAsync(call.Id, cancellation);
        var minutes = await MinutesAsync(call, cancellation);
        ApplicationState[] states =
            [.. (await applications.OfCallAsync(call.Id, cancellation)).Where(one => one.Submission is not null).InListOrder()];
        ListedApplication[] listed = [.. states.Select(ListedApplication.Of)];
        var admissible = Selections.AdmissibleAmong(listed);
        var written = await reading;
        var names = await qualities.NamesAsync(
            [
                .. states.SelectMany(application => application.Opinions.Select(opinion => opinion.ServiceId)),
                .. ReviewsTable.Lines(admissible).Select(line => line.Juror),
            ],
            cancellation);
        var ranking = await RankingAnswer.OfAsync(call, listed, written, selections, cancellation);
        DeskTable?[] all =
        [
            ApplicationsTable.Of(call, listed, ranking, await referential.PlacesAsync(cancellation)),
            OpinionsTable.Of(call, states, names),
            call.Rules.HasReading ? ReviewsTable.Of(call, admissible, written, names) : null,
            minutes is null ? null : VotesTable.Of(call, minutes, listed),
        ];
        return [.. all.OfType<DeskTable>()];
    }

    /// <summary>Null for a table that the call has not, or not yet.</summary>
    public async Task<DeskTable?> FindAsync(string name, CallState call, CancellationToken cancellation) =>
        (await OfAsync(call, cancellation)).FirstOrDefault(table => table.Name == name);

    /// <summary>Votes are counted by the minutes: before them nothing tells how anybody voted.</summary>
    private async Task<Minutes?> MinutesAsync(CallState call, CancellationToken cancellation) =>
        call.SessionId is { } id ? (await sessions.LoadAsync(id, cancellation)).State?.Minutes : null;
}
