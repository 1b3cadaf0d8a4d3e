using Territoires.Domain.Calls;
using Territoires.Domain.Jury;

namespace Territoires.Web.Juror;

/// <summary>What a juror has to do now, or has to come.</summary>
/// <param name="Due">What the nearest comes first by.</param>
/// <param name="Text">What, and until when.</param>
/// <param name="Address">Where.</param>
/// <param name="Link">What leads there.</param>
public sealed record JuryTask(DateTimeOffset Due, string Text, string Address, string Link);

/// <summary>What is left to do for one juror on one call.</summary>
internal static class JuryTasks
{
    /// <param name="call">The call.</param>
    /// <param name="session">Its session; null before it is convened.</param>
    /// <param name="left">How many reviews are theirs to finish.</param>
    /// <param name="next">The first of them; null when none is, or it is too late.</param>
    /// <param name="act">Who asks, when.</param>
    public static IEnumerable<JuryTask> Of(CallState call, JurySessionState? session, int left, JuryDeskFile? next, Act act)
    {
        if (next is not null)
        {
            var due = call.Rules.Calendar.ExaminedUntil;
            yield return new JuryTask(
                due.Instant, $"évaluer {FrenchText.Number(left)} {(left > 1 ? "dossiers" : "dossier")}, au plus tard le "
                    + $"{FrenchText.Instant(due)}.", Addresses.JuryFile(next.Id), "Ouvrir le premier dossier");
        }

        if (session is not null && call.End is null && InSession(session, act.Actor.Id, act.ReceivedAt) is { } text)
        {
            yield return new JuryTask(
                session.Summons?.Begins.Instant ?? act.ReceivedAt, text, Addresses.JurySession(session.Id), "Ouvrir la séance");
        }
    }

    private static string? InSession(JurySessionState session, string juror, DateTimeOffset now) => session switch
    {
        { Minutes: not null } => session.Chair == juror && session.Signatures.All(signature => signature.Role != SignatoryRole.Chair)
            ? "signer le procès-verbal."
            : null,
        _ when SummonsText.Wait(session.Summons, now) is { } wait => session.Replies.TryGetValue(juror, out var comes)
            ? $"{wait}\u00a0; vous avez répondu que vous {(comes ? "viendrez" : "ne viendrez pas")}."
            : $"dire si vous viendrez. {wait}.",
        _ when session.Sits(juror) => LeftToVote(session, juror) switch
        {
            0 => null,
            1 => "voter en séance, sur un dossier.",
            var many => $"voter en séance, sur {FrenchText.Number(many)} dossiers.",
        },
        _ when session.SeatOf(juror) is { } seat && session.Attendance.ContainsKey(seat.Id) => null,
        _ => "émarger, puis voter en séance.",
    };

    private static int LeftToVote(JurySessionState session, string juror) => session.Agenda.Count(
        item => !item.Recused.Contains(juror) && session.VoteOf(juror, item.ApplicationId) is null);
}
