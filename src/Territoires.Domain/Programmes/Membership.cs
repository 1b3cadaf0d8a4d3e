using Territoires.Domain.Territories;

namespace Territoires.Domain.Programmes;

/// <summary>Who a member is.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Bodies">The bodies that it is made of, resolved against the national file where it knows them.</param>
/// <param name="Departements">Where it lies.</param>
/// <param name="Categories">Keys of the programme's.</param>
/// <param name="Since">Its first day in the network.</param>
/// <param name="Fictitious">Invented for a demonstration.</param>
public sealed record Member(
    string Name, IReadOnlyList<Territory> Bodies, IReadOnlyList<DepartementCode> Departements, IReadOnlyList<string> Categories,
    DateOnly Since, bool Fictitious = false)
{
    /// <summary>Compares what lists hold, which the equality of records does not.</summary>
    public bool IsSame(Member other) =>
        Name == other.Name && Since == other.Since && Fictitious == other.Fictitious
        && Departements.SequenceEqual(other.Departements) && Categories.SequenceEqual(other.Categories)
        && Bodies.Select(Mark).SequenceEqual(other.Bodies.Select(Mark));

    private static (string Name, TerritoryCode? Code) Mark(Territory body) => (body.Name, body.Codes is [var code, ..] ? code : null);
}

/// <summary>A member put right: nothing is changed without a word.</summary>
/// <param name="Before">As it was written until then.</param>
/// <param name="Reason">Why, in French; everybody reads it.</param>
/// <param name="At">When.</param>
public sealed record MemberCorrection(Member Before, string Reason, DateTimeOffset At);

/// <summary>One stay of a member in the network.</summary>
/// <param name="Key">Its name in addresses, shaped as that of a call; admitting it again under that name is harmless.</param>
/// <param name="Member">Who, as corrected.</param>
public sealed record Membership(string Key, Member Member)
{
    public const int MaxReason = 1000;

    /// <summary>The phase that it is of; null for none.</summary>
    public string? Phase { get; init; }

    /// <summary>The call whose list brought it.</summary>
    public string? CallId { get; init; }

    /// <summary>Its application to that call.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>As the list of the call named it when it was last read.</summary>
    public string? ListedAs { get; init; }

    /// <summary>The membership that this one goes on from.</summary>
    public string? Renews { get; init; }

    /// <summary>The first day on which it is no longer a member; null while it is.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Why it ended, in French; everybody reads it. Null for one that was renewed.</summary>
    public string? EndReason { get; init; }

    public IReadOnlyList<MemberCorrection> Corrections { get; init; } = [];

    /// <summary>As it was first written.</summary>
    public Member AsAdmitted => Corrections is [var first, ..] ? first.Before : Member;

    public bool IsInForceOn(DateOnly day) => Member.Since <= day && (Until is not { } until || day < until);

    /// <summary>False for one that ended on its first day: it never was.</summary>
    public bool EverWas => Until is not { } until || Member.Since < until;
}

/// <summary>A call that is a wave, an edition or the AMI of a phase of the programme: its laureates become members.</summary>
/// <param name="Phase">The phase that its laureates join; null for none.</param>
/// <param name="Categories">Of each of its laureates.</param>
/// <param name="CategoryQuestion">Key of the question of its form whose answer is the category of the laureate; null for none.</param>
public sealed record LinkedCall(string CallId, string? Phase, IReadOnlyList<string> Categories, string? CategoryQuestion = null)
{
    public bool IsSame(LinkedCall other) =>
        CallId == other.CallId && Phase == other.Phase && CategoryQuestion == other.CategoryQuestion
        && Categories.SequenceEqual(other.Categories);
}
