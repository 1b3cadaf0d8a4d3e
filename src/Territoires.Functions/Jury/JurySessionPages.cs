using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Territoires.Core.Applications;
using Territoires.Core.JurySessions;
using Territoires.Functions.Web;

namespace Territoires.Functions.Jury;

/// <summary>One application of the agenda, as one juror sees it.</summary>
public sealed record JurySessionItem(SessionItemAnswer Answer, string Title);

/// <summary>What the page of a session shows beside what is saved.</summary>
/// <param name="Problem">Why the last form was refused.</param>
/// <param name="Application">On which application, when it was a vote.</param>
/// <param name="Choice">What was ticked.</param>
/// <param name="Page">Which fifty of the agenda; those of <paramref name="Application"/> when it is given.</param>
public sealed record JurySessionSent(Problem? Problem = null, string? Application = null, string? Choice = null, int Page = 1);

/// <summary>The page of a session, to one of its jurors, as it stands or with what was just refused.</summary>
public sealed class JurySessionPages(SessionDesk desk, Selections selections)
{
    public async Task<IResult> ShowAsync(string id, Actor actor, JurySessionSent sent, CancellationToken cancellation)
    {
        var juror = actor.AsJuror();
        if (await desk.FindAsync(id, juror, cancellation) is not { Session.State: { } session, Call: var call } || sent.Problem is { IsAboutTheForm: false })
        {
            return (sent.Problem ?? Problems.NotFound).ToResult();
        }

        var all = await selections.ApplicationsAsync(call.Id, cancellation);
        var files = all.Where(application => ApplicationAccess.MayRead(application, call, juror)).ToDictionary(application => application.Id, StringComparer.Ordinal);

        // A recusal is on the file before it is in the session: whoever stepped aside no longer finds the file.
        JurySessionItem[] items = [.. SessionAnswer.Of(session, call, juror).Agenda
            .Where(item => files.ContainsKey(item.Application))
            .Select(item => new JurySessionItem(item, files[item.Application].Title))];
        var withdrawn = Selections.WithdrawnAmong(all).Where(application => ApplicationAccess.WasOfItsJury(application, call, juror)).ToArray();
        return new RazorComponentResult<JurySessionPage>(new { Call = call, Session = session, Me = actor.Id, Items = PageOf(items, sent), Withdrawn = withdrawn, Sent = sent })
        {
            StatusCode = sent.Problem?.Status ?? StatusCodes.Status200OK,
        };
    }

    private static Paged<JurySessionItem> PageOf(JurySessionItem[] items, JurySessionSent sent)
    {
        var place = Array.FindIndex(items, item => item.Answer.Application == sent.Application);
        return items.Page(place < 0 ? sent.Page : (place / Paging.Size) + 1);
    }
}
