using Territoires.Core.Calls;
using Territoires.Core.Storage;
using Territoires.Domain;
using Territoires.Domain.Applications;
using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Core.JurySessions;

/// <summary>
/// The secretary convenes the jury on every admissible application. The call notes its session first, which ends the
/// instruction, and only then is the agenda read that the jury votes on, with its marks: what was read before could have
/// changed. Interrupted between the two, the same request finishes the work.
/// </summary>
public sealed class ConveneSession(CallStore calls, SessionStore sessions, Selections selections)
{
    /// <param name="call">The call.</param>
    /// <param name="summons">When and where; null where a program says it elsewhere.</param>
    /// <param name="act">Who asks, and when.</param>
    /// <param name="cancellation">Ends what only reads.</param>
    public async Task<Result<ConvenedSession, ConveningRefusal>> RunAsync(
        string call, Summons? summons, Act act, CancellationToken cancellation)
    {
        var loaded = await calls.LoadAsync(call, cancellation);
        if (loaded.State is not { } state || !act.Actor.MayTouch(call))
        {
            return new ConveningRefusal.OfCall(new ActRefusal<CallRefusal>.NotFound());
        }

        var id = SessionStore.IdOf(call);
        var session = await sessions.LoadAsync(id, cancellation);
        if (session.State is { } convened)
        {
            return new ConvenedSession(convened, state, IsNew: false);
        }

        var command = await NoteAsync(state, id, cancellation);
        if (state.SessionId is null && await RefusalAsync(state, command, summons, act, cancellation) is { } refusal)
        {
            // Decided before the call notes a session: a refused convening freezes nothing.
            return refusal;
        }

        var noted = await calls.ActAsync(loaded, command, act);
        return noted.IsRefused ? new ConveningRefusal.OfCall(noted.Refusal) : await ConveneAsync(noted.Value.State, session, summons, act);
    }

    private async Task<CallCommand.NoteSession> NoteAsync(CallState call, string session, CancellationToken cancellation)
    {
        var submitted = await selections.ApplicationsAsync(call.Id, cancellation);
        var undecided = submitted.Where(application => application.AwaitsEligibility).InListOrder();
        return new CallCommand.NoteSession(session, [.. undecided.Select(application => application.Submission!.Number)]);
    }

    private async Task<ConveningRefusal?> RefusalAsync(
        CallState call, CallCommand.NoteSession command, Summons? summons, Act act, CancellationToken cancellation)
    {
        var wouldNote = CallDecision.Decide(call, command, act.ReceivedAt);
        if (wouldNote.IsRefused)
        {
            return new ConveningRefusal.OfCall(new ActRefusal<CallRefusal>.Refused(wouldNote.Refusal));
        }

        var agenda = await selections.AgendaAsync(call, cancellation);
        var convene = new JurySessionCommand.Convene(command.SessionId, call.Id, call.Panel, agenda, Summons: summons);
        var wouldConvene = JurySessionDecision.Decide(null, convene, act.ReceivedAt);
        return wouldConvene.IsRefused
            ? new ConveningRefusal.OfSession(new ActRefusal<JurySessionRefusal>.Refused(wouldConvene.Refusal))
            : null;
    }

    private async Task<Result<ConvenedSession, ConveningRefusal>> ConveneAsync(
        CallState call, Loaded<JurySessionState> session, Summons? summons, Act act)
    {
        var agenda = await selections.AgendaAsync(call, CancellationToken.None);
        var command = new JurySessionCommand.Convene(session.Key, call.Id, call.Panel, agenda, IsNoted: true, summons);
        var saved = await sessions.ActAsync(session, command, act);
        return saved.IsRefused ? new ConveningRefusal.OfSession(saved.Refusal) : new ConvenedSession(saved.Value.State, call, IsNew: true);
    }
}

/// <summary>The session of a call, and whether it was convened just now.</summary>
public sealed record ConvenedSession(JurySessionState Session, CallState Call, bool IsNew);

/// <summary>Why the jury is not convened: it is an act on the call, then on the session.</summary>
public abstract record ConveningRefusal
{
    private ConveningRefusal()
    {
    }

    public sealed record OfCall(ActRefusal<CallRefusal> Refusal) : ConveningRefusal;

    public sealed record OfSession(ActRefusal<JurySessionRefusal> Refusal) : ConveningRefusal;
}
