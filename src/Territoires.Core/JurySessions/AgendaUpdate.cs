using Territoires.Core.Applications;
using Territoires.Core.Calls;
using Territoires.Core.Reviews;
using Territoires.Domain.Applications;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>
/// Brings the agenda of a session in line with its applications: what was withdrawn or is no longer admissible goes, what
/// became admissible comes, who stepped aside is noted. A withdrawal, a decision or a recusal that finds no session yet leaves it to
/// the convening, whose own effect looks at every application once the session is there. So whichever of the two is saved last sees
/// the other.
/// </summary>
public sealed class AgendaUpdate(
    CallStore calls, SessionStore sessions, ApplicationStore applications, ReviewStore reviews, TimeProvider clock)
{
    public async Task OfApplicationAsync(string call, string application)
    {
        if (await ConvenedAsync(call) is { } session
            && (await applications.LoadAsync(application, CancellationToken.None)).State is { } state)
        {
            await FollowAsync(session, ListedApplication.Of(state));
        }
    }

    public async Task OfCallAsync(string call)
    {
        if (await ConvenedAsync(call) is not { } session)
        {
            return;
        }

        foreach (var application in await applications.ListAsync(call, CancellationToken.None))
        {
            await FollowAsync(session, application);
        }
    }

    private async Task<JurySessionState?> ConvenedAsync(string call) =>
        (await calls.ReadAsync(call, CancellationToken.None)).SessionId is { } id
            ? (await sessions.LoadAsync(id, CancellationToken.None)).State
            : null;

    private async Task FollowAsync(JurySessionState session, ListedApplication application)
    {
        if (session.ItemOf(application.Id) is not { } item)
        {
            if (application.IsAdmissible)
            {
                await AddAsync(session, application);
            }

            return;
        }

        if (!application.IsAdmissible)
        {
            await ActAsync(session.Id, new JurySessionCommand.RemoveFromAgenda(application.Id));
            return;
        }

        foreach (var juror in AgendaItem.RecusedFrom(application, session.Seats).Where(juror => !item.Recused.Contains(juror)))
        {
            await ActAsync(session.Id, new JurySessionCommand.RecuseFromItem(application.Id, juror));
        }
    }

    private async Task AddAsync(JurySessionState session, ListedApplication application)
    {
        var call = await calls.ReadAsync(session.CallId, CancellationToken.None);
        var written = await reviews.OfApplicationAsync(application, CancellationToken.None);
        var agenda = AgendaItem.All([application], written, call.Rules.Grid, session.Seats);
        await ActAsync(session.Id, new JurySessionCommand.AddToAgenda(agenda[0]));
    }

    /// <summary>A refusal is an end: asking again would change nothing. Too many writers at once is not.</summary>
    private async Task ActAsync(string session, JurySessionCommand command)
    {
        var loaded = await sessions.LoadAsync(session, CancellationToken.None);
        var saved = await sessions.ActAsync(loaded, command, new Act(Actor.Program, clock.GetUtcNow()));
        if (saved is { IsRefused: true, Refusal: not ActRefusal<JurySessionRefusal>.Refused })
        {
            throw new InvalidOperationException($"The session {session} could not be written: {saved.Refusal}.");
        }
    }
}
