using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Territoires.Domain.Journal;

/// <summary>
/// The chain that binds the facts of one aggregate: each fact carries the hash of the one before it, so that a fact
/// changed or removed afterwards is seen by anyone who recomputes the chain.
/// </summary>
public static class FactChain
{
    /// <summary>What the first fact of an aggregate names as the hash before it: 64 zeros.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>How an instant is written in a fact: round-trip ISO 8601 in UTC, seven decimals.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>What <see cref="Instant"/> wrote.</summary>
    public static DateTimeOffset InstantOf(string written) =>
        DateTimeOffset.ParseExact(written, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the exact texts stored in the fact's row, in UTF-8, one a line:
    /// sequence, instant, actor, type, JSON, previous hash. Never over a re-serialisation.
    /// </summary>
    public static string Hash(StoredFact fact)
    {
        var lines = string.Join(
            '\n',
            fact.Sequence.ToString(CultureInfo.InvariantCulture),
            fact.At,
            fact.Actor,
            fact.Type,
            fact.Json,
            fact.PreviousHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    /// <summary>The first fact whose place, link or hash is wrong, or null when the chain holds from the genesis to its head.</summary>
    public static StoredFact? FirstBroken(IEnumerable<StoredFact> facts)
    {
        var previous = Genesis;
        var sequence = 0L;
        foreach (var fact in facts)
        {
            sequence++;
            if (fact.Sequence != sequence || fact.PreviousHash != previous || fact.Hash != Hash(fact))
            {
                return fact;
            }

            previous = fact.Hash;
        }

        return null;
    }
}
