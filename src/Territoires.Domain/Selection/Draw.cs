using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Selection;

/// <summary>
/// The draw that settles what votes and marks leave equal. Each application is drawn by a hash of a seed and its id, the
/// lowest first: nobody can choose the outcome, for the seed is secret until the minutes reveal it, and nobody can change it,
/// for its own hash is public since the opening. Anyone with SHA-256 can check both: the texts are hashed in UTF-8.
/// </summary>
public static class Draw
{
    public static string Commitment(string seed) => Hash(seed);

    /// <summary>Where an application comes in the draw: hexadecimal, the lowest is first.</summary>
    public static string Of(string seed, string applicationId) => Hash($"{seed}:{applicationId}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
