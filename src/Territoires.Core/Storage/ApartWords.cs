using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;

namespace Territoires.Core.Storage;

/// <summary>
/// Words that may name a person, apart from the fact that says them: the fact holds a hash over a salt and the words, which stand in
/// a row of their own. Once that row is deleted the hash tells nothing, because the salt went with it.
/// </summary>
public sealed class ApartWords
{
    private const string Mark = "apart:";
    private const int SaltBytes = 16;
    private const string SaltColumn = "Salt";
    private const string WordsColumn = "Words";

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);

    /// <param name="rows">Rows of one aggregate, those of words among others.</param>
    public ApartWords(IEnumerable<TableEntity> rows)
    {
        foreach (var row in rows.Where(row => row.RowKey.StartsWith(TableKeys.ApartPrefix, StringComparison.Ordinal)))
        {
            var (salt, text) = (row.GetString(SaltColumn), row.GetString(WordsColumn));
            if (salt is not null && text is not null)
            {
                words[MarkOf(salt, text)] = text;
            }
        }
    }

    /// <summary>What a fact holds in place of its words, and the row where they stand.</summary>
    /// <param name="partition">Of the aggregate.</param>
    /// <param name="key">Of the row.</param>
    /// <param name="text">The words.</param>
    public static (string Mark, TableEntity Row) Keep(string partition, string key, string text)
    {
        var salt = RandomNumberGenerator.GetHexString(SaltBytes * 2, lowercase: true);
        return (MarkOf(salt, text), new TableEntity(partition, key) { [SaltColumn] = salt, [WordsColumn] = text });
    }

    /// <summary>
    /// The words that a fact stands for: empty once they are erased. A fact that was written before words stood apart holds them itself.
    /// </summary>
    public string Read(string text) => !IsMark(text) ? text : words.GetValueOrDefault(text, string.Empty);

    public static bool IsMark(string text) =>
        text.Length == Mark.Length + 64 && text.StartsWith(Mark, StringComparison.Ordinal)
            && !text.AsSpan(Mark.Length).ContainsAnyExcept(Hexadecimal);

    private static string MarkOf(string salt, string text) =>
        Mark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{text}")));
}
