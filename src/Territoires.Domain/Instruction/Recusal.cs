namespace Territoires.Domain.Instruction;

/// <summary>
/// Why a juror steps aside. A closed list and no words: what ties a person to an applicant is that person's private life.
/// </summary>
public enum RecusalGround
{
    FamilyOrFriend,
    Employment,
    Elected,
    Financial,
    Other,
}

/// <summary>A juror with a personal interest takes no part (CRPA R133-12).</summary>
public sealed record Recusal(string JurorId, RecusalGround Ground);
