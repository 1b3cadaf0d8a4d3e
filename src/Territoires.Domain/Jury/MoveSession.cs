using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionDecision;

namespace Territoires.Domain.Jury;

public abstract partial record JurySessionCommand
{
    /// <summary>The secretary moves the session to another hour or place, until its minutes are drafted.</summary>
    public sealed record Move(Summons Summons) : JurySessionCommand
    {
        internal Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state, DateTimeOffset now) => state switch
        {
            _ when state.Summons == Summons => Facts(),
            _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ when Summons.Faults(now) is { Count: > 0 } faults => new JurySessionRefusal.SummonsUnacceptable(faults),
            _ => Facts(new JurySessionFact.SessionMoved(Summons)),
        };
    }
}

[JsonDerivedType(typeof(SessionMoved), nameof(SessionMoved))]
public abstract partial record JurySessionFact
{
    /// <summary>Members answer anew: an answer was to the hour and the place of before.</summary>
    public sealed record SessionMoved(Summons Summons) : JurySessionFact
    {
        internal override JurySessionState Evolve(JurySessionState state) =>
            state with { Summons = Summons, Replies = new Dictionary<string, bool>() };
    }
}

public abstract partial record JurySessionRefusal
{
    /// <summary>The hour is past, or nothing says where; each fault names its field.</summary>
    public sealed record SummonsUnacceptable(IReadOnlyList<Fault> Faults) : JurySessionRefusal;
}
