using Territoires.Domain.Applications;
using Territoires.Domain.Calls;

namespace Territoires.Domain.Instruction;

/// <summary>What a review needs to know of its call and its application.</summary>
/// <param name="IsAssigned">The juror was asked to review the application and still has a place on the panel.</param>
/// <param name="Deadline">The last instant at which a review is in time.</param>
/// <param name="Stage">How far the call has come: a review is frozen by the convening, however late its deadline.</param>
/// <param name="End">How the call ended without a list; null for any other.</param>
public sealed record ReviewContext(
    IReadOnlyList<Criterion> Grid, bool IsAssigned, bool IsRecused, Moment Deadline, ProcedureStage Stage, CallEnd? End = null)
{
    public static ReviewContext Of(CallState call, ApplicationState application, string jurorId) => new(
        call.Rules.Grid,
        application.Assigned.Contains(jurorId) && call.IsOnPanel(jurorId),
        application.IsRecused(jurorId),
        call.Rules.Calendar.ExaminedUntil,
        Procedure.Of(call),
        call.End);
}
