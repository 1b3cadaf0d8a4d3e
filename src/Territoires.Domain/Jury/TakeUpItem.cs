using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionDecision;

namespace Territoires.Domain.Jury;

/// <summary>An application that the jury deliberates on, from when.</summary>
public sealed record TakenUpItem(string ApplicationId, DateTimeOffset At);

public abstract partial record JurySessionCommand
{
    /// <summary>The secretary, or whoever presides, says which application the jury deliberates on from now.</summary>
    /// <param name="By">Who says so: an id.</param>
    /// <param name="IsSecretary">False for a juror, who must preside.</param>
    public sealed record TakeUpItem(string ApplicationId, string By, bool IsSecretary) : JurySessionCommand
    {
        internal Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state, DateTimeOffset now)
        {
            if (!IsSecretary && state.Chair != By)
            {
                return new JurySessionRefusal.NotTheChair();
            }

            // A chair who stepped aside from an application no longer knows of it.
            if (state.ItemOf(ApplicationId) is not { } item || (!IsSecretary && item.Recused.Contains(By)))
            {
                return new JurySessionRefusal.NotOnAgenda();
            }

            return state switch
            {
                _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
                _ when state.AtHand?.ApplicationId == ApplicationId => Facts(),
                { Attendance.Count: 0 } => new JurySessionRefusal.NobodySits(),
                _ => Facts(new JurySessionFact.ItemTakenUp(ApplicationId, By, now)),
            };
        }
    }
}

[JsonDerivedType(typeof(ItemTakenUp), nameof(ItemTakenUp))]
public abstract partial record JurySessionFact
{
    /// <summary>From then on, until another is taken up, the jury deliberates on the application.</summary>
    /// <param name="By">Whoever presided, or the secretary: an id.</param>
    public sealed record ItemTakenUp(string ApplicationId, string By, DateTimeOffset At) : JurySessionFact
    {
        internal override JurySessionState Evolve(JurySessionState state) =>
            state with { TakenUp = [.. state.TakenUp, new TakenUpItem(ApplicationId, At)] };
    }
}

public abstract partial record JurySessionRefusal
{
    /// <summary>Nobody took a seat: the session has not begun, or everybody left it.</summary>
    public sealed record NobodySits : JurySessionRefusal;
}
