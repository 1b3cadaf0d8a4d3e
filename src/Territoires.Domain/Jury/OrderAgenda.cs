using System.Text.Json.Serialization;
using Territoires.Domain.Calls;
using static Territoires.Domain.Jury.JurySessionDecision;

namespace Territoires.Domain.Jury;

public abstract partial record JurySessionCommand
{
    /// <summary>The secretary, or whoever may preside, sets the order in which applications are heard.</summary>
    /// <param name="Applications">Ids; those of the agenda that are not named come after, as they stood.</param>
    /// <param name="ChairId">The juror who asks; null for the secretary.</param>
    public sealed record OrderAgenda(IReadOnlyList<string> Applications, string? ChairId = null) : JurySessionCommand
    {
        internal override Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state)
        {
            var present = state.Agenda.Select(item => item.ApplicationId).ToArray();
            string[] wanted = [.. Applications.Union(present, StringComparer.Ordinal)];
            return state switch
            {
                _ when ChairId is { } chair && !state.Seats.First(seat => seat.IsChair).Belongs(chair) =>
                    new JurySessionRefusal.NotTheChair(),
                _ when wanted.Length > present.Length => new JurySessionRefusal.NotOnAgenda(),
                _ when wanted.SequenceEqual(present, StringComparer.Ordinal) => Facts(),
                _ when !Procedure.Allows(ProcedureAct.HoldSession, Procedure.Of(state)) => new JurySessionRefusal.MinutesDrafted(),
                _ => Facts(new JurySessionFact.AgendaOrdered(wanted)),
            };
        }
    }
}

[JsonDerivedType(typeof(AgendaOrdered), nameof(AgendaOrdered))]
public abstract partial record JurySessionFact
{
    /// <param name="Applications">Every application of the agenda, by id, in the order in which they are heard.</param>
    public sealed record AgendaOrdered(IReadOnlyList<string> Applications) : JurySessionFact
    {
        /// <summary>Votes go with their item: they are written in the order of the agenda.</summary>
        internal override JurySessionState Evolve(JurySessionState state) => state with
        {
            Agenda = [.. Applications.Select(application => state.ItemOf(application)!)],
            Ballots = Jury.Ballots.Trimmed([.. Applications.Select(state.BallotsOn)]),
        };
    }
}
