using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionCommand;
using static Territoires.Domain.Jury.JurySessionDecision;
using static Territoires.Domain.Jury.JurySessionFact;
using static Territoires.Domain.Jury.JurySessionRefusal;

namespace Territoires.Domain.Jury;

/// <summary>What the jury says of each application, the minutes and their two signatures.</summary>
internal static class MinutesDecision
{
    public static Result<JurySessionFact[], JurySessionRefusal> DecideReason(JurySessionState state, NoteReason note)
    {
        if (state.ItemOf(note.ApplicationId) is null)
        {
            return new NotOnAgenda();
        }

        var text = note.Text.Trim();
        return state switch
        {
            _ when text == state.Reasons.GetValueOrDefault(note.ApplicationId, string.Empty) => Facts(),
            _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ when text.Length > MinutesItem.MaxReason => new ReasonTooLong(note.ApplicationId, MinutesItem.MaxReason),
            _ => Facts(new ReasonNoted(note.ApplicationId, text)),
        };
    }

    public static Result<JurySessionFact[], JurySessionRefusal> DecideDraft(JurySessionState state, DraftMinutes draft)
    {
        if (!Procedure.Allows(ProcedureAct.DraftMinutes, Procedure.Of(state)))
        {
            return Facts();
        }

        var pending = state.Agenda
            .Where(item => state.VotesOn(item.ApplicationId).Count < Quorum.Of(state, item).Needed)
            .Select(item => item.Number)
            .ToArray();
        return (pending, state.Chair) switch
        {
            ({ Length: > 0 }, _) => new ItemsPending(pending),
            // Drafted minutes close the attendance: without a chair they could never be signed.
            (_, null) => new ChairAbsent(),
            _ => Facts(new JurySessionFact.MinutesDrafted(Minutes.Of(state, draft.DrawSeed))),
        };
    }

    /// <summary>A mistake that is seen while reading the minutes is mended in the session, and said in the next ones.</summary>
    public static Result<JurySessionFact[], JurySessionRefusal> DecideTakingBack(JurySessionState state, TakeBackMinutes taking)
    {
        var reason = taking.Reason.Trim();
        return state switch
        {
            _ when Procedure.IsTooEarly(ProcedureAct.TakeBackMinutes, Procedure.Of(state)) => new MinutesNotDrafted(),
            _ when !Procedure.Allows(ProcedureAct.TakeBackMinutes, Procedure.Of(state)) => new SessionClosed(),
            _ when reason.Length is 0 or > MinutesItem.MaxReason => new TakingBackUnexplained(MinutesItem.MaxReason),
            _ => Facts(new MinutesTakenBack(reason)),
        };
    }

    public static Result<JurySessionFact[], JurySessionRefusal> DecideSignature(JurySessionState state, Sign sign, DateTimeOffset now)
    {
        return state switch
        {
            _ when Procedure.IsTooEarly(ProcedureAct.SignMinutes, Procedure.Of(state)) => new MinutesNotDrafted(),
            _ when state.Signatures.Any(given => given.Role == sign.Role && given.SignerId == sign.SignerId) => Facts(),
            _ when !Procedure.Allows(ProcedureAct.SignMinutes, Procedure.Of(state)) => new AlreadySigned(),
            _ when sign.Role == SignatoryRole.Chair && sign.SignerId != state.Chair => new NotTheChair(),
            // Two signatures are two people: one person signing twice would check nobody.
            _ when state.Signatures.Any(other => other.Role == sign.Role || other.SignerId == sign.SignerId) => new AlreadySigned(),
            _ => Facts(new MinutesSigned(new Signature(sign.Role, sign.SignerId, now))),
        };
    }
}
