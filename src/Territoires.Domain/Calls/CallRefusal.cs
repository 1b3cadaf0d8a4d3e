namespace Territoires.Domain.Calls;

/// <summary>Why a call did not do what was asked.</summary>
public abstract record CallRefusal
{
    private CallRefusal()
    {
    }

    /// <summary>The rules do not hold together; each fault names its field.</summary>
    public sealed record RulesUnacceptable(IReadOnlyList<Fault> Faults) : CallRefusal;

    /// <summary>The rules were frozen by the opening.</summary>
    public sealed record RulesFrozen : CallRefusal;

    /// <summary>Nothing of that name was defined.</summary>
    public sealed record NotDefined : CallRefusal;

    /// <summary>The call must be opened first.</summary>
    public sealed record NotOpened : CallRefusal;

    /// <summary>The closing instant had passed before the call was opened.</summary>
    public sealed record ClosingInThePast(Moment Closes) : CallRefusal;

    /// <summary>The closing instant is still to come.</summary>
    public sealed record StillOpen(Moment Closes) : CallRefusal;
}
