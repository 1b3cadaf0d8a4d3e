using Territoires.Domain.Calls;
using Territoires.Orchestrations;

namespace Territoires.Web.Answers;

/// <summary>Null members: the call has no orchestration yet.</summary>
public sealed record ProgressAnswer(string? Stage, string? WaitsFor, DateTimeOffset? Since, DateTimeOffset? NextTimer)
{
    /// <summary>What stands for every stage between closing and publication, to those who may not know which it is.</summary>
    public const string UnderInstruction = "instruction";

    /// <summary>
    /// From the closing to the publication instant, only four roles see what the orchestration really waits for; for
    /// everyone else nothing moves, and no timer shows. From that instant on everyone sees it published, though the timer be late.
    /// </summary>
    public static ProgressAnswer For(Actor actor, CallState call, CallProgress? progress, DateTimeOffset now) =>
        CallMoment.Of(call, now) switch
        {
            CallMomentName.Published => new(CallProgressStage.Published, "nothing", call.PublicationAt, null),
            CallMomentName.Ended => new(CallProgressStage.Ended, "nothing", call.End!.At, null),
            CallMomentName.Closed when !MayKnow(actor, call) =>
                new(UnderInstruction, UnderInstruction, (call.Rules.Calendar.Closes ?? call.Rules.Calendar.Opens).Instant, null),
            _ => new(progress?.Stage, progress?.WaitsFor, progress?.Since, progress?.NextTimer),
        };

    private static bool MayKnow(Actor actor, CallState call) => actor.MayTouch(call.Id) && Policies.Permits(Permission.ReadChoice, actor);
}
