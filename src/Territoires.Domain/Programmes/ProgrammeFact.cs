using System.Text.Json.Serialization;

namespace Territoires.Domain.Programmes;

/// <summary>What happened to a programme. Facts are kept for years: members are added as optional, never renamed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(ProgrammeDefined), nameof(ProgrammeDefined))]
[JsonDerivedType(typeof(ProgrammeRevised), nameof(ProgrammeRevised))]
[JsonDerivedType(typeof(MembersAdmitted), nameof(MembersAdmitted))]
[JsonDerivedType(typeof(MembersRenewed), nameof(MembersRenewed))]
[JsonDerivedType(typeof(MembershipEnded), nameof(MembershipEnded))]
[JsonDerivedType(typeof(MemberCorrected), nameof(MemberCorrected))]
[JsonDerivedType(typeof(CallLinked), nameof(CallLinked))]
[JsonDerivedType(typeof(CallUnlinked), nameof(CallUnlinked))]
[JsonDerivedType(typeof(WavesPlanned), nameof(WavesPlanned))]
[JsonDerivedType(typeof(WaveBegun), nameof(WaveBegun))]
[JsonDerivedType(typeof(WavesEnded), nameof(WavesEnded))]
public abstract record ProgrammeFact
{
    private ProgrammeFact()
    {
    }

    public sealed record ProgrammeDefined(string Id, ProgrammeDefinition Definition) : ProgrammeFact;

    public sealed record ProgrammeRevised(ProgrammeDefinition Definition) : ProgrammeFact;

    public sealed record MembersAdmitted(IReadOnlyList<Membership> Members) : ProgrammeFact;

    public sealed record MembersRenewed(IReadOnlyList<Renewal> Renewals) : ProgrammeFact;

    public sealed record MembershipEnded(string Key, DateOnly On, string Reason) : ProgrammeFact;

    /// <summary>The member is as this says; how it was written before stays readable.</summary>
    /// <param name="ListedAs">As the list of its call names it now; null when the erratum is not the list's.</param>
    public sealed record MemberCorrected(string Key, Member Member, string Reason, DateTimeOffset At, string? ListedAs = null)
        : ProgrammeFact;

    public sealed record CallLinked(LinkedCall Call) : ProgrammeFact;

    /// <summary>The call is not one of the programme's, and those whom its list brought in are no members of it.</summary>
    public sealed record CallUnlinked(string CallId) : ProgrammeFact;

    /// <summary>A permanent call: one wave follows the other.</summary>
    public sealed record WavesPlanned(WaveRule Rule) : ProgrammeFact;

    /// <summary>The program begins the next wave: its call is linked before it is written.</summary>
    public sealed record WaveBegun(LinkedCall Call, BegunWave Wave) : ProgrammeFact;

    public sealed record WavesEnded(WavesEnd Why) : ProgrammeFact;
}
