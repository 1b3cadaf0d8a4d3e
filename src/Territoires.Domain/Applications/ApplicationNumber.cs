using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Applications;

/// <summary>
/// The public number of an application: <c>{call}-</c> and six base32 characters of a hash of the call and the application's
/// id, which the server made. No counter, so it says nothing of how many there are; nothing that its applicant sends goes
/// into it, and nothing is sorted by it. An application asked for its number again gets the same.
/// </summary>
public static class ApplicationNumber
{
    private const int Length = 6;
    private const int Rounds = 2;

    /// <summary>Without i, l, o and u, which are misread aloud (Crockford's alphabet).</summary>
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Candidates in order, sixteen of them: the first that no other application holds is the number.</summary>
    public static IEnumerable<string> Candidates(string call, string applicationId) =>
        Enumerable.Range(1, Rounds).SelectMany(round => Of(call, $"{call}\n{applicationId}\n{round}"));

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
