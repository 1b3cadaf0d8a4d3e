using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Applications;

/// <summary>
/// The public number of an application: <c>{call}-</c> and six base32 characters of a hash of the call, the lead bodies
/// and the submission's idempotency key. No counter, so it says nothing of how many there are; the same submission played
/// again gets the same number. Where many chose the same bodies and the same key, the id of the application tells them apart.
/// </summary>
public static class ApplicationNumber
{
    private const int Length = 6;

    /// <summary>Without i, l, o and u, which are misread aloud (Crockford's alphabet).</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Candidates in order: the first that no other application holds is the number. Eight without the id, eight with it; then it is a fault.</summary>
    public static IEnumerable<string> Candidates(string call, IEnumerable<string> leadBodies, string idempotencyKey, string applicationId)
    {
        var seed = string.Join('\n', [call, .. leadBodies.Order(StringComparer.Ordinal), idempotencyKey]);
        return Of(call, seed).Concat(Of(call, $"{seed}\n{applicationId}"));
    }

    private static IEnumerable<string> Of(string call, string seed)
    {
        var letters = Letters(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
        for (var start = 0; start + Length <= letters.Length; start += Length)
        {
            yield return $"{call}-{letters.Substring(start, Length)}";
        }
    }

    private static string Letters(byte[] hash)
    {
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        foreach (var octet in hash)
        {
            bits = (bits << 8) | octet;
            held += 8;
            while (held >= 5)
            {
                held -= 5;
                text.Append(Alphabet[(bits >> held) & 31]);
            }

            bits &= (1 << held) - 1;
        }

        return text.ToString();
    }
}
