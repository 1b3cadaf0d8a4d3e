using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionDecision;

namespace Territoires.Domain.Jury;

public abstract partial record JurySessionCommand
{
    /// <summary>A member says whether they will come, and may change their mind; who said no is excused in the minutes.</summary>
    public sealed record Reply(string JurorId, bool Comes) : JurySessionCommand
    {
        internal override Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state) => state switch
        {
            _ when state.SeatOf(JurorId) is null => new JurySessionRefusal.NotOnPanel(),
            _ when state.Replies.TryGetValue(JurorId, out var said) && said == Comes => Facts(),
            _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
            _ => Facts(new JurySessionFact.SummonsAnswered(JurorId, Comes)),
        };
    }
}

[JsonDerivedType(typeof(SummonsAnswered), nameof(SummonsAnswered))]
public abstract partial record JurySessionFact
{
    public sealed record SummonsAnswered(string JurorId, bool Comes) : JurySessionFact
    {
        internal override JurySessionState Evolve(JurySessionState state) =>
            state with { Replies = new Dictionary<string, bool>(state.Replies) { [JurorId] = Comes } };
    }
}
