using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Instruction;

/// <summary>The name of a review: its application, a hyphen and 16 hexadecimal digits that stand for its juror.</summary>
public static class ReviewId
{
    private const int Digits = 16;

    public static string Of(string applicationId, string jurorId) =>
        $"{applicationId}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(jurorId)))[..Digits]}";

    /// <summary>Whether it ends as the name of a review does.</summary>
    public static bool IsOne(string id) => id.Length > Digits && id[^(Digits + 1)] == '-' && id[^Digits..].All(char.IsAsciiHexDigitLower);

    public static string ApplicationOf(string id) => id.Length > Digits ? id[..^(Digits + 1)] : id;
}
