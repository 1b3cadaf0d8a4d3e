namespace Territoires.Domain.Jury;

/// <summary>What can be asked of a session. A command that stands in the file of its act decides there.</summary>
public abstract partial record JurySessionCommand
{
    private JurySessionCommand()
    {
    }

    internal virtual Result<JurySessionFact[], JurySessionRefusal> Decide(JurySessionState state) =>
        throw new InvalidOperationException($"No decision for {this}.");

    /// <summary>Calls the jury together on an agenda.</summary>
    /// <param name="IsNoted">
    /// True once the call has noted its session. The instruction is then over, so that the session is convened even when the
    /// last application was withdrawn just before: otherwise the call could never end.
    /// </param>
    /// <param name="Summons">When and where; null where it is said elsewhere.</param>
    public sealed record Convene(
        string Id, string CallId, IReadOnlyList<Seat> Seats, IReadOnlyList<AgendaItem> Agenda, bool IsNoted = false,
        Summons? Summons = null) : JurySessionCommand;

    /// <summary>
    /// Follows a withdrawal that the convening did not see: nobody could vote on the item, and the minutes would wait for it.
    /// </summary>
    public sealed record RemoveFromAgenda(string ApplicationId) : JurySessionCommand;

    /// <summary>Follows a decision that made an application admissible while the session was being convened.</summary>
    public sealed record AddToAgenda(AgendaItem Item) : JurySessionCommand;

    /// <summary>Follows a recusal declared after the convening, or that the convening did not see.</summary>
    public sealed record RecuseFromItem(string ApplicationId, string JurorId) : JurySessionCommand;

    /// <summary>A juror takes their seat.</summary>
    public sealed record Attend(string JurorId) : JurySessionCommand;

    /// <summary>A juror leaves their seat, and may take it again.</summary>
    public sealed record Leave(string JurorId) : JurySessionCommand;

    /// <summary>The secretary writes down what the jury says of an application; an empty text takes it back.</summary>
    public sealed record NoteReason(string ApplicationId, string Text) : JurySessionCommand;

    /// <summary>The secretary counts the votes and writes the minutes.</summary>
    /// <param name="DrawSeed">The seed of the call's draw, which the minutes reveal.</param>
    public sealed record DraftMinutes(string? DrawSeed = null) : JurySessionCommand;

    /// <summary>The secretary takes the minutes back to correct the session, as long as they are not signed by both hands.</summary>
    /// <param name="Reason">Why, in French; the next minutes state it.</param>
    public sealed record TakeBackMinutes(string Reason) : JurySessionCommand;

    public sealed record Sign(SignatoryRole Role, string SignerId) : JurySessionCommand;
}
