namespace Territoires.Domain.Programmes;

/// <summary>Why a programme did not do what was asked.</summary>
public abstract record ProgrammeRefusal
{
    private ProgrammeRefusal()
    {
    }

    /// <summary>Nothing of that name was written down.</summary>
    public sealed record NotDefined : ProgrammeRefusal;

    /// <summary>The programme does not hold together, or with its members; each fault names its field.</summary>
    public sealed record DefinitionUnacceptable(IReadOnlyList<Fault> Faults) : ProgrammeRefusal;

    /// <summary>Members cannot be admitted, renewed or corrected so; each fault names its field.</summary>
    public sealed record MembersUnacceptable(IReadOnlyList<Fault> Faults) : ProgrammeRefusal;

    /// <summary>The network has no membership of that name.</summary>
    public sealed record NoSuchMember(string Key) : ProgrammeRefusal;

    /// <summary>The membership ended on another day, or for another reason.</summary>
    public sealed record AlreadyEnded(DateOnly On) : ProgrammeRefusal;

    /// <summary>The call cannot be linked so; each fault names its field.</summary>
    public sealed record LinkUnacceptable(IReadOnlyList<Fault> Faults) : ProgrammeRefusal;

    /// <summary>The list of the call brought members in: what it brings them as no longer changes.</summary>
    public sealed record LinkFrozen : ProgrammeRefusal;

    /// <summary>The call is another programme's.</summary>
    public sealed record CallElsewhere(string Programme) : ProgrammeRefusal;

    /// <summary>A member that the list of the call brought in was renewed: the call cannot be taken away from under it.</summary>
    public sealed record MemberWentOn(string Name) : ProgrammeRefusal;

    /// <summary>Waves cannot follow each other so; each fault names its field.</summary>
    public sealed record WavesUnacceptable(IReadOnlyList<Fault> Faults) : ProgrammeRefusal;

    /// <summary>No call of the programme was opened that takes applications: there is nothing for a wave to follow.</summary>
    public sealed record NoWave : ProgrammeRefusal;

    /// <summary>The programme has the members that it was to have: no wave is needed.</summary>
    public sealed record TargetsAlreadyMet : ProgrammeRefusal;

    /// <summary>The call is not one of the programme's.</summary>
    public sealed record NotItsCall : ProgrammeRefusal;
}
