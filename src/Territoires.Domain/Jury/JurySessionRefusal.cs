using Territoires.Domain.Calls;

namespace Territoires.Domain.Jury;

/// <summary>Why a session did not do what was asked.</summary>
public abstract partial record JurySessionRefusal
{
    private JurySessionRefusal()
    {
    }

    /// <summary>The session does not exist.</summary>
    public sealed record NotConvened : JurySessionRefusal;

    /// <summary>The call ended without a list: its jury has nothing more to decide.</summary>
    public sealed record AlreadyEnded(CallEnd End, string Zone) : JurySessionRefusal;

    /// <summary>The session was convened otherwise already.</summary>
    public sealed record AlreadyConvened : JurySessionRefusal;

    /// <summary>Seats or agenda hold a fault; each names its field.</summary>
    public sealed record ConveningUnacceptable(IReadOnlyList<Fault> Faults) : JurySessionRefusal;

    /// <summary>The minutes are drafted: what they say does not change.</summary>
    public sealed record MinutesDrafted : JurySessionRefusal;

    /// <summary>The minutes are not drafted: there is nothing to sign.</summary>
    public sealed record MinutesNotDrafted : JurySessionRefusal;

    /// <summary>The person has no place in this session.</summary>
    public sealed record NotOnPanel : JurySessionRefusal;

    /// <summary>The other holder of the seat, titular or alternate, sits already.</summary>
    public sealed record SeatTaken(string SeatId, string JurorId) : JurySessionRefusal;

    /// <summary>The day of the session has not begun: nobody is there to be noted present.</summary>
    public sealed record NotYetTheDay(Moment Begins) : JurySessionRefusal;

    /// <summary>The jury was not convened on that application.</summary>
    public sealed record NotOnAgenda : JurySessionRefusal;

    /// <summary>Minutes are not taken back without saying why, in some characters at most.</summary>
    public sealed record TakingBackUnexplained(int Max) : JurySessionRefusal;

    /// <summary>Both hands signed: what the session decided stands.</summary>
    public sealed record SessionClosed : JurySessionRefusal;

    /// <summary>The jury's reason on that application is longer than the minutes take, in characters.</summary>
    public sealed record ReasonTooLong(string ApplicationId, int Max) : JurySessionRefusal;

    /// <summary>These applications, by number, have fewer votes than their quorum.</summary>
    public sealed record ItemsPending(IReadOnlyList<string> Numbers) : JurySessionRefusal;

    /// <summary>Nobody sits on the chair's seat: nobody could sign.</summary>
    public sealed record ChairAbsent : JurySessionRefusal;

    /// <summary>The person who signs as chair does not preside.</summary>
    public sealed record NotTheChair : JurySessionRefusal;

    /// <summary>Somebody else signed in that role, or the same person signed in the other.</summary>
    public sealed record AlreadySigned : JurySessionRefusal;
}
