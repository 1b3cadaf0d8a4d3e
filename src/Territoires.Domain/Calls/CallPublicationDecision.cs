using static Territoires.Domain.Calls.CallCommand;
using static Territoires.Domain.Calls.CallDecision;
using static Territoires.Domain.Calls.CallFact;
using static Territoires.Domain.Calls.CallRefusal;

namespace Territoires.Domain.Calls;

/// <summary>When the list becomes public. The instant set binds; the note that it passed is only a reminder.</summary>
internal static class CallPublicationDecision
{
    public static Result<CallFact[], CallRefusal> DecideSchedule(CallState? state, SchedulePublication schedule, DateTimeOffset now)
    {
        if (!IsClosed(state, out var refusal))
        {
            return refusal;
        }

        var earliest = state.Rules.Calendar.EarliestPublication;
        return state switch
        {
            { Designation: null } => new NotDesignated(),
            { PublicationAt: { } at } when at == schedule.At => Facts(),
            { PublicationAt: { } at } when state.IsPublishedAt(now)
                || !Procedure.Allows(ProcedureAct.SchedulePublication, Procedure.Of(state)) =>
                new AlreadyPublished(at, earliest.Zone),
            _ when schedule.At < now || schedule.At < earliest.Instant =>
                new TooEarly(earliest.Instant > now ? earliest.Instant : now, earliest.Zone),
            _ => Facts(new PublicationScheduled(schedule.At)),
        };
    }

    public static Result<CallFact[], CallRefusal> DecidePublished(CallState? state, DateTimeOffset now) => state switch
    {
        _ when !IsClosed(state, out var refusal) => refusal,
        { Stage: CallStage.Published } => Facts(),
        { PublicationAt: { } at } when Procedure.Allows(ProcedureAct.NotePublished, Procedure.Of(state)) =>
            at <= now ? Facts(new ListPublished()) : new TooEarly(at, state.Rules.Calendar.EarliestPublication.Zone),
        { Designation: null } => new NotDesignated(),
        _ => new NotScheduled(),
    };
}
