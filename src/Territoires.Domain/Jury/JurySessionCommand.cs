namespace Territoires.Domain.Jury;

/// <summary>What can be asked of a session.</summary>
public abstract record JurySessionCommand
{
    private JurySessionCommand()
    {
    }

    /// <summary>Calls the jury together on an agenda.</summary>
    public sealed record Convene(string Id, string CallId, IReadOnlyList<Seat> Seats, IReadOnlyList<AgendaItem> Agenda) : JurySessionCommand;

    /// <summary>Follows a recusal declared after the convening.</summary>
    public sealed record RecuseFromItem(string ApplicationId, string JurorId) : JurySessionCommand;

    /// <summary>A juror takes their seat.</summary>
    public sealed record Attend(string JurorId) : JurySessionCommand;

    /// <summary>A juror leaves their seat, and may take it again.</summary>
    public sealed record Leave(string JurorId) : JurySessionCommand;

    /// <summary>A juror votes, or votes otherwise than before.</summary>
    public sealed record Vote(string JurorId, string ApplicationId, VoteChoice Choice) : JurySessionCommand;

    /// <summary>The secretary writes down what the jury says of an application; an empty text takes it back.</summary>
    public sealed record NoteReason(string ApplicationId, string Text) : JurySessionCommand;

    /// <summary>The secretary counts the votes and writes the minutes.</summary>
    public sealed record DraftMinutes : JurySessionCommand;

    /// <summary>The secretary takes the minutes back to correct the session, as long as they are not signed by both hands.</summary>
    /// <param name="Reason">Why, in French; the next minutes state it.</param>
    public sealed record TakeBackMinutes(string Reason) : JurySessionCommand;

    public sealed record Sign(SignatoryRole Role, string SignerId) : JurySessionCommand;
}
