using System.Text.Json;
using Territoires.Cli.Storage;
using Territoires.Core.Storage;
using Territoires.Domain.Journal;

namespace Territoires.Tests.TestSupport;

/// <summary>One aggregate as some version of the app stored it: its facts word for word, and the state that they made.</summary>
/// <param name="Kind">call, application, review, session, programme or enquiry.</param>
/// <param name="State">The JSON of its state row.</param>
/// <param name="Facts">From the first.</param>
/// <param name="Words">What the facts say apart, by the mark that they hold; null in lives of before words stood apart.</param>
public sealed record KeptLife(
    string Kind, string State, IReadOnlyList<StoredFact> Facts, IReadOnlyDictionary<string, string>? Words = null)
{
    /// <summary>What is kept of an aggregate, with the words that its facts hold by their mark.</summary>
    public static KeptLife Of(KeptAggregate kept)
    {
        var words = kept.Facts.SelectMany(fact => Texts(JsonDocument.Parse(fact.Json).RootElement)).Where(ApartWords.IsMark).Distinct()
            .ToDictionary(mark => mark, kept.Words.Read, StringComparer.Ordinal);
        return new KeptLife(KindOf(kept.Table), kept.State, kept.Facts, words.Count == 0 ? null : words);
    }

    private static string KindOf(string table) => table == TableKeys.EnquiriesTable ? "enquiry" : table[..^1];

    /// <summary>The words that a text of a fact stands for.</summary>
    public string WordsOf(string text) => Words?.GetValueOrDefault(text) ?? text;

    public static KeptLife[] Read(string file) => JsonSerializer.Deserialize<KeptLife[]>(File.ReadAllText(file))!;

    /// <summary>Types of its facts, told apart by aggregate: a call and a session both have a SessionConvened.</summary>
    public IEnumerable<string> Types => Facts.Select(fact => $"{Kind}-{fact.Type}").Distinct();

    /// <summary>Which members its facts have, by type and path; values, and how many elements an array has, play no part.</summary>
    public IEnumerable<string> Members =>
        Facts.SelectMany(fact => Paths($"{Kind}-{fact.Type}", JsonDocument.Parse(fact.Json).RootElement)).Distinct();

    private static IEnumerable<string> Paths(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Paths($"{path}.{member.Name}", member.Value)).Prepend(path),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Paths($"{path}[]", element)).Prepend(path),
        JsonValueKind.String when ApartWords.IsMark(value.GetString()!) => [$"{path} apart"],
        _ => [path],
    };

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
